#include "host/ui/automation_commands.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ranges>
#include <utility>
#include <vector>

#include "host/base/text.hpp"
#include "host/ui/hex_text.hpp"

namespace lifeboat::ui {
namespace {

using nlohmann::json;
using screen::InputEvent;
using screen::InputKind;
using screen::InputSource;

InputEvent automation_event(InputKind kind) {
  InputEvent event;
  event.kind = kind;
  event.source = InputSource::automation;
  return event;
}

void push_move(const AutomationTarget& target, float x, float y) {
  InputEvent move = automation_event(InputKind::pointer_move);
  move.x = x;
  move.y = y;
  target.input.push(move);
}

void push_click(const AutomationTarget& target, int button) {
  InputEvent press = automation_event(InputKind::button);
  press.button = button;
  press.is_down = true;
  target.input.push(press);
  press.is_down = false;
  target.input.push(press);
}

void push_chord(const AutomationTarget& target, screen::KeyChord chord) {
  InputEvent key = automation_event(InputKind::key);
  key.chord = chord;
  key.is_down = true;
  target.input.push(key);
  key.is_down = false;
  target.input.push(key);
}

void push_text(const AutomationTarget& target, std::string text) {
  InputEvent event = automation_event(InputKind::text);
  event.text = std::move(text);
  target.input.push(std::move(event));
}

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
  push_move(target, static_cast<float>(item->rect.x) + static_cast<float>(item->rect.width) / 2,
            static_cast<float>(item->rect.y) + static_cast<float>(item->rect.height) / 2);
  for (int i = 0; i < count; ++i) push_click(target, button);
  return {{"ok", true}};
}

// A place of the window, or of the item in `path`: for what is within a picture, where there are no items.
json click_at(const AutomationTarget& target, const json& command) {
  screen::Rect within{0, 0, screen::k_max_side_px, screen::k_max_side_px};
  if (command.contains("path")) {
    const auto item = clickable(target, field(command, "path"));
    if (!item) return failure(1, item.error().message);
    within = item->rect;
  }
  const int x = command.value("x", -1);
  const int y = command.value("y", -1);
  const int button = command.value("button", 0);
  if (x < 0 || y < 0 || x >= within.width || y >= within.height || button < 0 || button > 2) {
    return failure(2, tr("there is no such place or button"));
  }
  push_move(target, static_cast<float>(within.x + x), static_cast<float>(within.y + y));
  push_click(target, button);
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

// As a person's fingers: the keys at those places of an American keyboard, and what the chosen layout makes of them.
json press_places(const AutomationTarget& target, const json& command) {
  static constexpr std::array<std::pair<screen::Modifier, screen::Key>, 4> k_held = {
      {{screen::k_ctrl, screen::Key::left_ctrl},
       {screen::k_shift, screen::Key::left_shift},
       {screen::k_alt, screen::Key::left_alt},
       {screen::k_super, screen::Key::left_super}}};
  const auto chord = screen::parse_chord(field(command, "keys"));
  if (!chord) return failure(2, chord.error().message);
  std::vector<screen::Key> places;
  for (const auto& [modifier, place] : k_held) {
    if ((chord->modifiers & modifier) != 0) places.push_back(place);
  }
  places.push_back(chord->key);
  const auto push = [&](screen::Key place, bool is_down) {
    for (InputEvent& event : target.keyboard.events(place, is_down)) {
      event.source = InputSource::automation;
      target.input.push(std::move(event));
    }
  };
  for (const screen::Key place : places) push(place, true);
  for (const screen::Key place : places | std::views::reverse) push(place, false);
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
  if (name == "set") return set_text(target, command);
  if (name == "key") return press_key(target, command);
  if (name == "place") return press_places(target, command);
  if (name == "resize") return resize(target, command);
  if (name == "type") {
    push_text(target, field(command, "text"));
    return {{"ok", true}};
  }
  if (name == "quit") {
    target.input.push(automation_event(InputKind::quit));
    return {{"ok", true}};
  }
  return failure(2, fmt::format(fmt::runtime(tr("unknown command \"{}\"")), name));
}

}  // namespace lifeboat::ui
