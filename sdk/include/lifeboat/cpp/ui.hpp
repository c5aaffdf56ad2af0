// Ui: drawing a page, within one `frame`. Thin names for lifeboat/ext/ui.h, which says what each does; scopes that
// must be closed are objects of scopes.hpp. Ids are stable and unique within their scope: tests and automation find
// an item by them.
#pragma once

#include <span>
#include <string>

#include "../ext/ui.h"
#include "buffer.hpp"
#include "text.hpp"

namespace lifeboat::sdk {

class Ui {
 public:
  Ui(const lb_ui_api& api, lb_ui* ui) : api_(api), ui_(ui) {}
  Ui(const Ui&) = delete;
  Ui& operator=(const Ui&) = delete;

  [[nodiscard]] const lb_ui_api& api() const { return api_; }
  [[nodiscard]] lb_ui* raw() const { return ui_; }

  // Layout
  void same_line() { api_.same_line(ui_); }
  void align_right(float width_em) { api_.align_right(ui_, width_em); }
  void space(float height_em) { api_.space(ui_, height_em); }
  void separator() { api_.separator(ui_); }
  [[nodiscard]] float available_width() const { return api_.available_width(ui_); }
  [[nodiscard]] float available_height() const { return api_.available_height(ui_); }

  // Items
  void text(const std::string& utf8, lb_text_style style = LB_TEXT_BODY) { api_.text(ui_, utf8.c_str(), style); }
  void icon(const char* name) { api_.icon(ui_, name); }
  [[nodiscard]] bool button(const char* id, const std::string& label, lb_button_style style = LB_BUTTON_NORMAL) {
    return api_.button(ui_, id, label.c_str(), style);
  }
  bool check(const char* id, const std::string& label, bool& value) {
    return api_.check(ui_, id, label.c_str(), &value);
  }
  [[nodiscard]] bool radio(const char* id, const std::string& label, bool is_chosen) {
    return api_.radio(ui_, id, label.c_str(), is_chosen);
  }
  bool combo(const char* id, const std::string& label, std::span<const char* const> choices, std::uint32_t& chosen) {
    return api_.combo(ui_, id, label.c_str(), choices.data(), static_cast<std::uint32_t>(choices.size()), &chosen);
  }
  // LB_INPUT_CHANGED, LB_INPUT_ENTERED.
  std::uint32_t input(const char* id, const std::string& label, Text& text, std::uint32_t flags = 0,
                      float width_em = 0, float height_em = 0) {
    return api_.input(ui_, id, label.c_str(), text.raw(), width_em, height_em, flags);
  }
  // LB_INPUT_CHANGED, LB_INPUT_ENTERED.
  std::uint32_t hex(const char* id, const std::string& label, Buffer& buffer, std::uint32_t flags = 0,
                    float width_em = 0, float height_em = 0) {
    return api_.hex(ui_, id, label.c_str(), buffer.raw(), width_em, height_em, flags);
  }
  void progress(float fraction, const std::string& label) { api_.progress(ui_, fraction, label.c_str()); }
  void tooltip(const std::string& utf8) { api_.tooltip(ui_, utf8.c_str()); }

  void open_menu(const char* id) { api_.open_menu(ui_, id); }
  [[nodiscard]] bool menu_item(const char* id, const std::string& label, const char* shortcut = "",
                               bool is_enabled = true) {
    return api_.menu_item(ui_, id, label.c_str(), shortcut, is_enabled);
  }
  [[nodiscard]] bool shortcut(const char* keys) { return api_.shortcut(ui_, keys); }
  // False: longer than 1 MiB.
  bool set_clipboard(const std::string& utf8) { return api_.set_clipboard(ui_, utf8.c_str()) == LB_OK; }

 private:
  const lb_ui_api& api_;
  lb_ui* ui_;
};

}  // namespace lifeboat::sdk
