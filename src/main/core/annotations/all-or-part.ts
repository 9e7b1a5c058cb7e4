import { LecternError } from '../../../shared/errors.ts'

/**
 * Does work on items that belong to several owners, each owner's at once and whole.
 * @returns the results in the order of the items
 * @throws the first owner's error; where another owner's work was done, it tells how much of all was
 */
export async function allOrPart<Item, Owner, Result>(
  items: readonly Item[], ownerOf: (item: Item) => Owner, work: (owner: Owner, items: Item[]) => Promise<readonly Result[]>
): Promise<Result[]> {
  const owners = [...Map.groupBy(items.map((item, index) => ({ item, index, owner: ownerOf(item) })), ({ owner }) => owner)]
  const settled = await Promise.allSettled(owners.map(([owner, own]) => work(owner, own.map(({ item }) => item))))
  const results: Result[] = []
  let done = 0
  let failure: unknown = null
  for (const [place, outcome] of settled.entries()) {
    const own = owners[place]?.[1] ?? []
    if (outcome.status === 'rejected') { failure ??= outcome.reason; continue }
    done += own.length
    own.forEach(({ index }, at) => { results[index] = outcome.value[at] as Result })
  }
  if (failure === null) return results
  if (done === 0 || !(failure instanceof LecternError)) throw failure
  throw new LecternError(failure.code, `${done} of ${items.length} were saved, the others not: ${failure.message}`, { cause: failure })
}
