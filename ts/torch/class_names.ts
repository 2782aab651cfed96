/** The names of the library's classes: minifiers shorten those of the constructors. */
const names = new WeakMap<object, string>();

/** Say what classes are called, by the names under which they are exported. */
export function nameClasses(classes: Readonly<Record<string, unknown>>): void {
  for (const [name, found] of Object.entries(classes))
    if (typeof found === "function") names.set(found, name);
}

/** The name of an object's class: as it is exported, or of a user's class its own. */
export function classOf(x: object): string {
  return names.get(x.constructor) ?? x.constructor.name;
}
