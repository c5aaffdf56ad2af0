#include "host/ui/icons.hpp"

#include <algorithm>
#include <array>

#include "host/base/unicode.hpp"

namespace lifeboat::ui {
namespace {

constexpr std::array k_icons = {
    // tools
    IconEntry{"registry", 0xF1B3},
    IconEntry{"network", 0xF0E8},
    IconEntry{"driver", 0xF2DB},
    IconEntry{"remote", 0xF108},
    IconEntry{"tool", 0xF013},
    IconEntry{"lifeboat", 0xF1CD},
    IconEntry{"lock", 0xF023},
    IconEntry{"crash", 0xF0E7},
    IconEntry{"disk", 0xF0A0},
    IconEntry{"wipe", 0xF12D},
    IconEntry{"computer", 0xF109},
    IconEntry{"help", 0xF059},
    IconEntry{"explorer", 0xF07C},
    IconEntry{"wizard", 0xF0D0},
    IconEntry{"update", 0xF021},
    IconEntry{"search", 0xF002},
    IconEntry{"shield", 0xF132},
    IconEntry{"restore", 0xF1DA},
    IconEntry{"windows", 0xF17A},
    IconEntry{"terminal", 0xF120},
    IconEntry{"keyboard", 0xF11C},
    IconEntry{"language", 0xF1AB},
    // things in trees and tables
    IconEntry{"folder", 0xF07B},
    IconEntry{"folder-open", 0xF07C},
    IconEntry{"key", 0xF084},
    IconEntry{"text", 0xF031},
    IconEntry{"number", 0xF292},
    IconEntry{"binary", 0xF1C9},
    IconEntry{"file", 0xF15B},
    IconEntry{"list", 0xF03A},
    IconEntry{"hive", 0xF1C0},
    IconEntry{"user", 0xF007},
    // verbs
    IconEntry{"add", 0xF067},
    IconEntry{"edit", 0xF040},
    IconEntry{"delete", 0xF1F8},
    IconEntry{"save", 0xF0C7},
    IconEntry{"close", 0xF00D},
    IconEntry{"check", 0xF00C},
    IconEntry{"back", 0xF060},
    IconEntry{"forward", 0xF061},
    IconEntry{"up", 0xF062},
    IconEntry{"refresh", 0xF021},
    IconEntry{"power", 0xF011},
    IconEntry{"restart", 0xF01E},
    IconEntry{"copy", 0xF0C5},
    IconEntry{"import", 0xF019},
    IconEntry{"export", 0xF093},
    IconEntry{"undo", 0xF0E2},
    // states
    IconEntry{"info", 0xF05A},
    IconEntry{"warning", 0xF071},
    IconEntry{"error", 0xF06A},
    IconEntry{"success", 0xF058},
    IconEntry{"unavailable", 0xF05E},
    IconEntry{"wait", 0xF252},
    // parts of widgets
    IconEntry{"chevron-down", 0xF078},
    IconEntry{"chevron-right", 0xF054},
    IconEntry{"caret-right", 0xF0DA},
    IconEntry{"caret-down", 0xF0D7},
    IconEntry{"circle", 0xF111},
};

constexpr char16_t k_unknown_icon = 0xF013;

}  // namespace

std::span<const IconEntry> icon_table() { return k_icons; }

std::string icon_text(std::string_view name) {
  const auto* entry = std::ranges::find(k_icons, name, &IconEntry::name);
  const char16_t codepoint = entry == k_icons.end() ? k_unknown_icon : entry->codepoint;
  return utf8_from_utf16(std::u16string_view(&codepoint, 1));
}

}  // namespace lifeboat::ui
