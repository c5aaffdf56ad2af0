// What CLI11 itself says in a help text, in the person's language.
#pragma once

#include <CLI/CLI.hpp>

#include "host/base/text.hpp"

namespace lifeboat::launch {

// Before the first option is added: options take over the name of their group.
inline void translate_help(CLI::App& app) {
  app.option_defaults()->group(tr("Options"));
  app.set_help_flag("-h,--help", tr("prints this help"));
  CLI::FormatterBase& words = *app.get_formatter();
  words.label("Usage", tr("Usage"));
  words.label("Positionals", tr("Arguments"));
  words.label("REQUIRED", tr("(required)"));
  words.label("OPTIONS", tr("OPTIONS"));
  words.label("SUBCOMMAND", tr("COMMAND"));
  words.label("TEXT", tr("TEXT"));
  words.label("FLOAT", tr("NUMBER"));
}

}  // namespace lifeboat::launch
