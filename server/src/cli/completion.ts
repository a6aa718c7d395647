import type { Command } from 'commander';

/** The shells that completion is written for. */
export const shells = ['bash', 'zsh', 'fish'] as const;

type Verb = { readonly name: string; readonly about: string; readonly flags: readonly Flag[] };
type Flag = { readonly name: string; readonly about: string; readonly choices: readonly string[] };

/** A script that completes the verbs, flags and choices of `program` in a shell. */
export function completionOf(shell: (typeof shells)[number], program: Command): string {
  const verbs = program.commands.map(
    (command): Verb => ({
      name: command.name(),
      about: command.description(),
      flags: command.options.flatMap(({ long, description, argChoices = [] }) =>
        long ? [{ name: long, about: description, choices: argChoices }] : [],
      ),
    }),
  );
  switch (shell) {
    case 'bash':
      return bash(verbs);
    case 'zsh':
      return zsh(verbs);
    case 'fish':
      return fish(verbs);
  }
}

function bash(verbs: readonly Verb[]): string {
  const choices = verbs.flatMap(({ name, flags }) =>
    flags
      .filter((flag) => flag.choices.length > 0)
      .map(
        (flag) =>
          `    "${name} ${flag.name}") COMPREPLY=($(compgen -W "${flag.choices.join(' ')}" -- "$word")); return ;;`,
      ),
  );
  const flags = verbs.map(
    ({ name, flags: own }) => `    ${name}) words="${own.map((flag) => flag.name).join(' ')}" ;;`,
  );
  return `_contract_safeguards() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" verb="\${COMP_WORDS[1]}" words=""
  if [ "$COMP_CWORD" -eq 1 ]; then COMPREPLY=($(compgen -W "${verbs.map(({ name }) => name).join(' ')}" -- "$word")); return; fi
  case "$verb $before" in
${choices.join('\n')}
  esac
  case "$verb" in
${flags.join('\n')}
  esac
  case "$word" in
    -*) COMPREPLY=($(compgen -W "$words" -- "$word")) ;;
    *) COMPREPLY=($(compgen -f -- "$word")) ;;
  esac
}
complete -o filenames -F _contract_safeguards contract-safeguards
`;
}

function zsh(verbs: readonly Verb[]): string {
  const quoted = (words: string) => words.replace(/'/gu, "'\\''").replace(/[[\]:]/gu, '\\$&');
  const verb = verbs.map(({ name, about }) => `    '${name}:${quoted(about)}'`);
  const cases = verbs.map(({ name, flags }) => {
    const specs = flags.map(
      (flag) =>
        `'${flag.name}[${quoted(flag.about)}]${flag.choices.length > 0 ? `:value:(${flag.choices.join(' ')})` : ''}'`,
    );
    return `    ${name}) _arguments ${[...specs, `'*:file:_files'`].join(' ')} ;;`;
  });
  return `#compdef contract-safeguards
_contract_safeguards() {
  local -a verbs
  verbs=(
${verb.join('\n')}
  )
  if (( CURRENT == 2 )); then _describe 'verb' verbs; return; fi
  local verb="$words[2]"
  shift words; (( CURRENT-- ))
  case "$verb" in
${cases.join('\n')}
  esac
}
compdef _contract_safeguards contract-safeguards
`;
}

function fish(verbs: readonly Verb[]): string {
  const quoted = (words: string) => `'${words.replace(/[\\']/gu, '\\$&')}'`;
  const lines = verbs.flatMap(({ name, about, flags }) => [
    `complete -c contract-safeguards -n __fish_use_subcommand -f -a ${name} -d ${quoted(about)}`,
    ...flags.map(
      (flag) =>
        `complete -c contract-safeguards -n '__fish_seen_subcommand_from ${name}' -l ${flag.name.replace(/^--/u, '')} -d ${quoted(flag.about)}${flag.choices.length > 0 ? ` -x -a ${quoted(flag.choices.join(' '))}` : ''}`,
    ),
  ]);
  return `${lines.join('\n')}\n`;
}
