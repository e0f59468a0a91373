package dev.gw.cli;

import dev.gw.cli.command.OptionSpec;
import java.util.ArrayList;
import java.util.List;

/** Writes completion scripts from the options that the commands declare. */
final class CompletionScript {
    private CompletionScript() {}

    static String bash() {
        StringBuilder out = new StringBuilder("# bash completion of gw: source <(gw completion bash)\n");
        return words(out).append("complete -o default -F _gw gw\n").toString();
    }

    /** Zsh runs the function of bash. */
    static String zsh() {
        StringBuilder out = new StringBuilder("#compdef gw\n# zsh completion of gw: source <(gw completion zsh)\n");
        out.append("autoload -Uz compinit bashcompinit\n");
        out.append("(( $+functions[compdef] )) || compinit\nbashcompinit\n");
        return words(out).append("complete -o default -F _gw gw\n").toString();
    }

    private static StringBuilder words(StringBuilder out) {
        out.append("_gw() {\n  local word=\"${COMP_WORDS[COMP_CWORD]}\" before=\"${COMP_WORDS[COMP_CWORD-1]}\"");
        out.append(" command=\"\" i\n");
        out.append("  for ((i = 1; i < COMP_CWORD; i++)); do\n    case \"${COMP_WORDS[i]}\" in\n");
        out.append("      ").append(String.join("|", Commands.names()));
        out.append(") command=\"${COMP_WORDS[i]}\"; break;;\n    esac\n  done\n");
        out.append("  case \"$command:$before\" in\n");
        for (String command : Commands.names()) {
            for (OptionSpec option : options(command)) {
                bashValue(out, command, option);
            }
        }
        out.append("  esac\n  local candidates\n  case \"$command\" in\n");
        for (String command : Commands.names()) {
            out.append("    ")
                    .append(command)
                    .append(") candidates=\"")
                    .append(names(command))
                    .append("\";;\n");
        }
        out.append("    *) candidates=\"").append(String.join(" ", Commands.names()));
        out.append(" --version --help -C --color\";;\n  esac\n");
        return out.append("  COMPREPLY=($(compgen -W \"$candidates\" -- \"$word\"))\n}\n");
    }

    private static void bashValue(StringBuilder out, String command, OptionSpec option) {
        if (option.choices().isEmpty()) {
            return;
        }
        List<String> patterns = new ArrayList<>();
        for (String name : option.names()) {
            patterns.add(command + ":" + name);
        }
        out.append("    ").append(String.join("|", patterns));
        out.append(") COMPREPLY=($(compgen -W \"").append(String.join(" ", option.choices()));
        out.append("\" -- \"$word\")); return;;\n");
    }

    private static String names(String command) {
        List<String> names = new ArrayList<>(arguments(command));
        for (OptionSpec option : options(command)) {
            names.addAll(option.names());
        }
        return String.join(" ", names);
    }

    private static List<String> arguments(String command) {
        return switch (command) {
            case "completion" -> List.of("bash", "zsh", "fish");
            case "help" -> List.copyOf(Commands.names());
            default -> List.of();
        };
    }

    private static List<OptionSpec> options(String command) {
        return Commands.require(command).spec().options();
    }

    static String fish() {
        StringBuilder out = new StringBuilder("# fish completion of gw: gw completion fish | source\n");
        String all = String.join(" ", Commands.names());
        for (String command : Commands.names()) {
            String what = Commands.require(command).spec().description();
            out.append("complete -c gw -n 'not __fish_seen_subcommand_from ").append(all);
            out.append("' -f -a ")
                    .append(command)
                    .append(" -d ")
                    .append(quoted(what))
                    .append('\n');
            for (OptionSpec option : options(command)) {
                fishOption(out, command, option);
            }
            if (!arguments(command).isEmpty()) {
                out.append("complete -c gw -n '__fish_seen_subcommand_from ").append(command);
                out.append("' -f -a '")
                        .append(String.join(" ", arguments(command)))
                        .append("'\n");
            }
        }
        return out.toString();
    }

    private static void fishOption(StringBuilder out, String command, OptionSpec option) {
        out.append("complete -c gw -n '__fish_seen_subcommand_from ")
                .append(command)
                .append('\'');
        for (String name : option.names()) {
            out.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
        }
        if (option.takesValue()) {
            out.append(" -r");
        }
        if (!option.choices().isEmpty()) {
            out.append(" -f -a '").append(String.join(" ", option.choices())).append('\'');
        }
        out.append(" -d ").append(quoted(option.description())).append('\n');
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "\\'") + "'";
    }
}
