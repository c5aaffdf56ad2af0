// Every key of lifeboat.toml, in one table: name, kind, limit, what it is when the file does not say, and a line of help.
// The reader, `lifeboat settings show` and the test of docs/settings.md go by it. Vendors' keys stand below
// [plugin.<tool id>] and are theirs to understand. Pure; any thread.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "host/base/text.hpp"

namespace lifeboat::settings {

enum class Kind {
  flag,       // true or false
  port,       // 1 to 65535, or "open"
  text,       // may have lines
  tools,      // list of tool ids
  entries,    // list of ids of the way in
  networks,   // list of addresses and CIDR networks
  path,       // absolute
  layout,     // an xkb layout, "us(intl)"
  language,
};

struct Key {
  std::string_view name;   // dotted
  Kind kind;
  std::size_t limit;       // texts and paths: characters; lists: items
  const char* when_unset;  // as lifeboat.settings gives it; lists of one item at most; "": nothing
  const char* help;        // message id
};

// Characters of the welcome, as DaRT's image builder takes them.
inline constexpr std::size_t k_max_welcome = 2048;
// The kernel's PATH_MAX, and more tools or networks than anybody lists by hand.
inline constexpr std::size_t k_max_path = 4096;
inline constexpr std::size_t k_max_items = 256;
// An id of a tool, as lifeboat/plugin.h bounds it; layouts and languages are shorter still.
inline constexpr std::size_t k_max_word = 63;

inline constexpr std::array k_schema = {
    Key{"entries.disabled", Kind::entries, k_max_items, "",
        N_("what only a technician may do on the way to the tools")},
    Key{"keyboard.layout", Kind::layout, k_max_word, "", N_("the keyboard at the start: \"fr\", \"us(intl)\"")},
    Key{"language.default", Kind::language, k_max_word, "", N_("the language at the start: \"en\" or \"fr\"")},
    Key{"remote.allow_from", Kind::networks, k_max_items, "",
        N_("the networks from which a technician may connect; all when empty")},
    Key{"remote.confirmation", Kind::flag, 0, "true", N_("whether the user is asked before a technician gets in")},
    Key{"remote.copy_inventory_to", Kind::path, k_max_path, "", N_("a folder that gets a copy of inv32.xml")},
    Key{"remote.inventory", Kind::path, k_max_path, "/run/lifeboat/inv32.xml",
        N_("the file with ticket, addresses and port")},
    Key{"remote.local_save_confirmation", Kind::flag, 0, "false",
        N_("whether only the person at the machine may say yes to a write")},
    Key{"remote.port", Kind::port, 0, "open", N_("the port for a technician; \"open\": a free one each time")},
    Key{"remote.rearm", Kind::flag, 0, "false",
        N_("without confirmation: whether a second technician of one start gets in unasked, too")},
    Key{"remote.welcome", Kind::text, k_max_welcome, "", N_("the help desk's words before access is given")},
    Key{"screen.servers", Kind::tools, k_max_items, "remote-connection", N_("the tools that may serve the screen")},
    Key{"start.script", Kind::path, k_max_path, "", N_("the winpeshl.ini that is run at the start")},
    Key{"tools.disabled", Kind::tools, k_max_items, "", N_("the tools that only a technician may open")},
};

// Vendors' sections begin with it.
inline constexpr std::string_view k_plugin_prefix = "plugin.";

// nullptr when there is none.
[[nodiscard]] const Key* find_key(std::string_view name);
// Whether it is a section of the schema ("remote").
[[nodiscard]] bool is_section(std::string_view name);
[[nodiscard]] constexpr bool is_list(Kind kind) {
  return kind == Kind::tools || kind == Kind::entries || kind == Kind::networks;
}

// The known key that was probably meant, "" when none is near.
[[nodiscard]] std::string_view nearest_key(std::string_view name);
// The nearest of some words, "" when none is within a third of the word's length.
template <class List>
[[nodiscard]] std::string_view nearest(const List& words, std::string_view word);
// How many letters must be put in, taken out, changed or swapped with their neighbour.
[[nodiscard]] std::size_t distance(std::string_view a, std::string_view b);

template <class List>
std::string_view nearest(const List& words, std::string_view word) {
  std::string_view best;
  std::size_t least = word.size() / 3 + 1;
  for (const std::string_view each : words) {
    if (const std::size_t found = distance(each, word); found < least) {
      best = each;
      least = found;
    }
  }
  return best;
}

}  // namespace lifeboat::settings
