/** The folders of a path or uri with `/`, the nearest first: up to the root, or to the authority of a uri. */
export function upward(file: string): readonly string[] {
  const folders: string[] = [];
  for (let folder = parentOf(file); folder !== undefined; folder = parentOf(folder)) folders.push(folder);
  return folders;
}

function parentOf(path: string): string | undefined {
  const at = path.lastIndexOf('/');
  // Up to the root of a path (`/a` has ``), or to the authority of a uri (`file:///a` has `file://`).
  return at < 0 || /^[a-z][a-z0-9+.-]*:\/\/?[^/]*$/iu.test(path) ? undefined : path.slice(0, at);
}
