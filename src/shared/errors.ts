/** The closed union of error codes that cross the contract, and what each means to a reader. */
export const ERRORS = {
  FOLDER_MISSING: { status: 404, message: 'This folder does not exist. Check the path and try again.' },
  FOLDER_UNREADABLE: { status: 403, message: 'This folder cannot be read. Check its permissions and try again.' },
  FOLDER_NOT_A_FOLDER: { status: 400, message: 'This is a file. Choose the folder that holds it.' },
  FOLDER_KNOWN: { status: 409, message: 'This folder is already in your library.' },
  FOLDER_OVERLAPS: { status: 409, message: 'This folder lies inside another folder of your library, or holds one.' },
  POST_MISSING: { status: 404, message: 'This post is no longer in the library. It may have been moved or deleted.' },
  POST_UNREADABLE: { status: 403, message: 'This file cannot be read. Check its permissions and try again.' },
  ANNOTATION_MISSING: { status: 404, message: 'This note is no longer there. It may have been deleted elsewhere.' },
  ANNOTATION_INCOMPLETE: { status: 400, message: 'A new note needs the words it stands on. Select them again.' },
  DISK_FULL: { status: 507, message: 'The disk is full, so this was not saved. Free some space and try again.' },
  JOURNAL_UNWRITABLE: { status: 500, message: 'Your notes could not be written to disk, so this was not saved.' },
  SETTINGS_UNWRITABLE: { status: 500, message: 'The settings could not be written to disk. They last until you quit.' },
  STATISTICS_UNWRITABLE: { status: 500, message: 'The reading times could not be written to disk, so they are as they were.' },
  IMPORT_UNREADABLE: { status: 400, message: 'Lectern finds no notes in this file. Choose another one.' },
  EXPORT_TEMPLATE: { status: 400, message: 'The template cannot be read. Mend it and try again.' },
  EXPORT_TOO_LARGE: { status: 413, message: 'This is too much for one export. Choose fewer posts.' },
  EXPORT_UNWRITABLE: { status: 500, message: 'The files could not be written. Check the folder and try again.' },
  NOT_OFFERED: { status: 501, message: 'This is not possible in this window.' },
  CANCELLED: { status: 499, message: 'Stopped.' }
} as const satisfies Record<string, { status: number; message: string }>

export type ErrorCode = keyof typeof ERRORS

/** An expected failure with a code of the contract. Anything else that is thrown is a defect of ours. */
export class LecternError extends Error {
  override readonly name = 'LecternError'
  readonly code: ErrorCode

  /** @param message for the reader; the code's own sentence where left out */
  constructor(code: ErrorCode, message: string = ERRORS[code].message, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
