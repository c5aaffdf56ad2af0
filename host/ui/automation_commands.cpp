#include "host/ui/automation_commands.hpp"

#include <fmt/format.h>

#include <optional>

#include "host/base/text.hpp"
#include "host/ui/automation_input.hpp"
#include "host/ui/hex_text.hpp"

namespace lifeboat::ui {
namespace {

using nlohmann::json;

std::string field(const json& command, const char* name) {
  const auto found = command.find(name);
  return found != command.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// The item, if a person could click it now.
Result<Item> clickable(const AutomationTarget& target, const std::string& path) {
  const ItemRegistry& registry = target.items();
  const Item* item = registry.find(path);
  const auto refuse = [&](const char* why) {
    return fail(ErrorKind::not_found, fmt::format(fmt::runtime(why), path));
  };
  if (item == nullptr) return refuse(tr("there is no item {}"));
  if (!item->is_visible) return refuse(tr("item {} is out of sight: scroll to it first"));
  if (item->layer != registry.top_layer()) return refuse(tr("item {} is behind a dialog or menu"));
  if (!item->is_enabled) return refuse(tr("item {} is disabled"));
  return *item;
}

json click(const AutomationTarget& target, const json& command, int button, int count) {
  const auto item = clickable(target, field(command, "path"));
  if (!item) return failure(1, item.error().message);
  push_move(target, item->rect.x + item->rect.width / 2, item->rect.y + item->rect.height / 2);
  for (int i = 0; i < count; ++i) push_click(target, button);
  return {{"ok", true}};
}

// A place of the window, or of the item in `path`: for what is within a picture, where there are no items.
json move(const AutomationTarget& target, const json& command) {
  screen::Rect within{0, 0, screen::k_max_side_px, screen::k_max_side_px};
  if (command.contains("path")) {
    const auto item = clickable(target, field(command, "path"));
    if (!item) return failure(1, item.error().message);
    within = item->rect;
  }
  const int x = command.value("x", -1);
  const int y = command.value("y", -1);
  if (x < 0 || y < 0 || x >= within.width || y >= within.height) return failure(2, tr("there is no such place"));
  push_move(target, within.x + x, within.y + y);
  return {{"ok", true}};
}

std::optional<int> button_of(const json& command) {
  const int button = command.value("button", 0);
  return button >= 0 && button <= 2 ? std::optional(button) : std::nullopt;
}

json no_such_button() { return failure(2, tr("there is no such button")); }

json click_at(const AutomationTarget& target, const json& command) {
  const auto button = button_of(command);
  if (!button) return no_such_button();
  json moved = move(target, command);
  if (moved.at("ok").get<bool>()) push_click(target, *button);
  return moved;
}

// Where the pointer stands. What is held stays held when the client has gone, as under a person's finger.
json hold_button(const AutomationTarget& target, const json& command, bool is_down) {
  const auto button = button_of(command);
  if (!button) return no_such_button();
  push_button(target, *button, is_down);
  return {{"ok", true}};
}

// A field's whole text, or all bytes of a hex field, where a click at the very left goes to the digits.
json set_text(const AutomationTarget& target, const json& command) {
  const auto item = clickable(target, field(command, "path"));
  if (!item) return failure(1, item.error().message);
  const bool is_hex = item->role == "hex";
  const std::string text = field(command, "text");
  if (item->role != "input" && !is_hex) {
    return failure(2, fmt::format(fmt::runtime(tr("item {} takes no text")), item->path));
  }
  if (is_hex && !bytes_of_hex(text)) return failure(2, tr("bytes are written as 01 0a ff"));
  json clicked = is_hex ? click_at(target, {{"path", item->path}, {"x", 1}, {"y", item->rect.height / 2}})
                        : click(target, command, 0, 1);
  push_chord(target, {screen::Key::a, screen::k_ctrl});
  push_chord(target, {screen::Key::remove, screen::k_no_modifier});
  if (!text.empty()) push_text(target, is_hex ? hex_text(*bytes_of_hex(text), text.size()) : text);
  return clicked;
}

json press_key(const AutomationTarget& target, const json& command) {
  const auto chord = screen::parse_chord(field(command, "keys"));
  if (!chord) return failure(2, chord.error().message);
  push_chord(target, *chord);
  return {{"ok", true}};
}

json hold_key(const AutomationTarget& target, const json& command, bool is_down) {
  const auto chord = screen::parse_chord(field(command, "keys"));
  if (!chord) return failure(2, chord.error().message);
  push_key(target, *chord, is_down);
  return {{"ok", true}};
}

// As a person's fingers: the keys at those places of an American keyboard, and what the chosen layout makes of them.
json press_places(const AutomationTarget& target, const json& command) {
  const auto chord = screen::parse_chord(field(command, "keys"));
  if (!chord) return failure(2, chord.error().message);
  push_places(target, *chord);
  return {{"ok", true}};
}

json resize(const AutomationTarget& target, const json& command) {
  const int width = command.value("width", 0);
  const int height = command.value("height", 0);
  if (width < 1 || height < 1 || width > screen::k_max_side_px || height > screen::k_max_side_px) {
    return failure(2, tr("a size is WIDTHxHEIGHT, in pixels"));
  }
  target.resize({width, height});
  return {{"ok", true}};
}

}  // namespace

json failure(int code, const std::string& message) { return {{"ok", false}, {"code", code}, {"error", message}}; }

json dump_items(const ItemRegistry& registry) {
  json items = json::array();
  for (const Item& item : registry.items()) {
    items.push_back({{"path", item.path},
                     {"role", item.role},
                     {"label", item.label},
                     {"value", item.value},
                     {"rect", {item.rect.x, item.rect.y, item.rect.width, item.rect.height}},
                     {"layer", item.layer},
                     {"enabled", item.is_enabled},
                     {"focused", item.is_focused},
                     {"selected", item.is_selected},
                     {"checked", item.is_checked},
                     {"visible", item.is_visible},
                     {"cut", item.is_cut}});
  }
  return {{"ok", true}, {"items", std::move(items)}};
}

json perform(const AutomationTarget& target, const json& command) {
  const std::string name = field(command, "do");
  if (name == "click") return click(target, command, 0, 1);
  if (name == "double-click") return click(target, command, 0, 2);
  if (name == "right-click") return click(target, command, 1, 1);
  if (name == "click-at") return click_at(target, command);
  if (name == "move") return move(target, command);
  if (name == "button-down" || name == "button-up") return hold_button(target, command, name == "button-down");
  if (name == "set") return set_text(target, command);
  if (name == "key") return press_key(target, command);
  if (name == "key-down" || name == "key-up") return hold_key(target, command, name == "key-down");
  if (name == "place") return press_places(target, command);
  if (name == "resize") return resize(target, command);
  if (name == "type") {
    push_text(target, field(command, "text"));
    return {{"ok", true}};
  }
  if (name == "quit") {
    push_quit(target);
    return {{"ok", true}};
  }
  return failure(2, fmt::format(fmt::runtime(tr("unknown command \"{}\"")), name));
}

}  // namespace lifeboat::ui
