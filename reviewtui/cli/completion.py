"""Completion scripts for bash, zsh and fish, made from the commands themselves."""

from __future__ import annotations

from reviewtui.cli.described import COMMANDS, OPEN, PROGRAM, Command, Option, options_of

_NAMES_OF = ("show", "compare")
"""Commands whose word names a review; `list` knows their names by its first field."""


def script(shell: str) -> str:
    """The completion script of a shell."""
    return {"bash": _bash, "zsh": _zsh, "fish": _fish}[shell]()


def _flags(command: Command) -> str:
    letters = [f"-{o.letter}" for o in options_of(command) if o.letter]
    return " ".join([f"--{o.name}" for o in options_of(command)] + letters)


def _with_choices() -> list[tuple[Command, Option]]:
    """What one command sorts by is not what another does."""
    return [(c, o) for c in COMMANDS for o in c.options if o.choices]


def _bash() -> str:
    """A name of a review never goes through `compgen -W`, which would run a `$(...)` in it."""
    flags = "\n".join(
        f"      {c.name}) words='{' '.join((_flags(c), *c.choices))}' ;;" for c in COMMANDS
    )
    values = "\n".join(
        f"    {c.name}:--{o.name}) words='{' '.join(o.choices)}' ;;" for c, o in _with_choices()
    )
    return f"""\
# bash completion for {PROGRAM}
_{PROGRAM}_take() {{
  local line
  while IFS= read -r line; do
    [[ $line == "$1"* ]] && COMPREPLY+=("$(printf %q "$line")")
  done
}}
_{PROGRAM}() {{
  local current="${{COMP_WORDS[COMP_CWORD]}}" before="${{COMP_WORDS[COMP_CWORD-1]}}"
  local command='' words='' word
  COMPREPLY=()
  for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
    case "$word" in {"|".join(c.name for c in COMMANDS)}) command="$word"; break ;; esac
  done
  case "$command:$before" in
    *:--content) _{PROGRAM}_take "$current" < <(compgen -d -- "$current"); return ;;
{values}
    *) case "$command" in
{flags}
      *) words='{" ".join(c.name for c in COMMANDS)} {_flags(OPEN)}' ;;
    esac ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  case "$command" in
    {"|".join(_NAMES_OF)})
      [[ $current == -* ]] ||
        _{PROGRAM}_take "$current" < <({PROGRAM} list 2>/dev/null | cut -f1) ;;
    '') _{PROGRAM}_take "$current" < <(compgen -d -- "$current") ;;
  esac
}}
complete -F _{PROGRAM} {PROGRAM}
"""


def _zsh() -> str:
    def quoted(text: str) -> str:
        return (
            text.replace("'", "'\\''").replace("[", "\\[").replace("]", "\\]").replace(":", "\\:")
        )

    def spec(option: Option) -> str:
        says, repeat = quoted(option.says), "*" if option.many else ""
        if not option.value:
            return f"'{repeat}--{option.name}[{says}]'"
        values = f"({' '.join(option.choices)})" if option.choices else ""
        values = "_files -/" if option.value == "FOLDER" else values
        return f"'{repeat}--{option.name}=[{says}]:{option.value.lower()}:{values}'"

    cases = []
    for command in COMMANDS:
        specs = [spec(option) for option in options_of(command)]
        if command.choices:
            specs.append(f"'1:{command.words.lower()}:({' '.join(command.choices)})'")
        elif command.name in _NAMES_OF:
            specs.append(f"'1:{command.words.lower()}:_{PROGRAM}_reviews'")
        cases.append(f"    {command.name}) _arguments {' '.join(specs)} ;;")
    described = [f"    '{c.name}:{quoted(c.says)}'" for c in COMMANDS]
    lines = [
        f"#compdef {PROGRAM}",
        f"_{PROGRAM}_reviews() {{",
        f'  compadd -- ${{(f)"$({PROGRAM} list 2>/dev/null | cut -f1)"}}',
        "}",
        f"_{PROGRAM}() {{",
        "  local -a commands=(",
        *described,
        "  )",
        "  if (( CURRENT == 2 )); then",
        "    _describe command commands",
        f"    _arguments {' '.join(map(spec, options_of(OPEN)))} '*:folder:_files -/'",
        "    return",
        "  fi",
        "  local chosen=$words[2]",
        "  shift words; (( CURRENT-- ))",
        "  case $chosen in",
        *cases,
        "    *) _files -/ ;;",
        "  esac",
        "}",
        f'if [ "$funcstack[1]" = _{PROGRAM} ]; then _{PROGRAM} "$@"',
        f"else compdef _{PROGRAM} {PROGRAM}; fi",
    ]
    return "\n".join(lines) + "\n"


def _fish() -> str:
    names = " ".join(c.name for c in COMMANDS)
    none_yet = f"not __fish_seen_subcommand_from {names}"

    def option_line(option: Option, condition: str) -> str:
        parts = [f"complete -c {PROGRAM} -n '{condition}' -l {option.name}"]
        if option.letter:
            parts.append(f"-s {option.letter}")
        if option.value == "FOLDER":
            parts.append("-r -a '(__fish_complete_directories)'")
        elif option.choices:
            parts.append(f"-x -a '{' '.join(option.choices)}'")
        elif option.value:
            parts.append("-x")
        return f"{' '.join(parts)} -d '{_fish_text(option.says)}'"

    lines = [f"# fish completion for {PROGRAM}", f"complete -c {PROGRAM} -f"]
    lines += [option_line(option, none_yet) for option in options_of(OPEN)]
    lines.append(f"complete -c {PROGRAM} -n '{none_yet}' -a '(__fish_complete_directories)'")
    for command in COMMANDS:
        seen = f"__fish_seen_subcommand_from {command.name}"
        says = _fish_text(command.says)
        lines.append(f"complete -c {PROGRAM} -n '{none_yet}' -a {command.name} -d '{says}'")
        lines += [option_line(option, seen) for option in options_of(command)]
        if command.choices:
            lines.append(f"complete -c {PROGRAM} -n '{seen}' -a '{' '.join(command.choices)}'")
        elif command.name in _NAMES_OF:
            lines.append(
                f"complete -c {PROGRAM} -n '{seen}' -a '({PROGRAM} list 2>/dev/null | cut -f1)'"
            )
    return "\n".join(lines) + "\n"


def _fish_text(text: str) -> str:
    return text.replace("\\", "\\\\").replace("'", "\\'")
