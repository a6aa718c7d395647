/** Why a file cannot be read as a Word document. Thrown inside this room only; its doors give the words instead. */
export class Refused extends Error {}

/** What `read` gives, or why the file was refused. */
export function orFault<Result extends object>(read: () => Result): Result | { readonly fault: string } {
  try {
    return read();
  } catch (fault) {
    if (fault instanceof Refused) return { fault: fault.message };
    throw fault;
  }
}
