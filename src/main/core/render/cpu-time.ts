/**
 * Milliseconds of processor time that this thread has used: what a post costs, however long it had to wait for a
 * busy machine.
 */
export function cpuTime(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

/** Adds up the processor time of pieces of work. */
export interface Spending {
  begin(): void
  /** Ms so far. Work that was stopped in the middle and never came to its end counts up to now. */
  end(): number
}

export function createSpending(): Spending {
  let spent = 0
  let from: number | null = null
  const end = (): number => {
    if (from !== null) spent += cpuTime() - from
    from = null
    return spent
  }
  return {
    begin() {
      end()
      from = cpuTime()
    },
    end
  }
}
