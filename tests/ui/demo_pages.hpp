// Pages that show every part of the Ui, for tests and for looking at.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "host/ui/ui.hpp"

namespace lifeboat::ui::demo {

struct DestroyText {
  void operator()(lb_text* text) const { ui_api().text_destroy(nullptr, text); }
};
struct DestroyBuffer {
  void operator()(lb_buffer* buffer) const { ui_api().buffer_destroy(nullptr, buffer); }
};
using OwnedBuffer = std::unique_ptr<lb_buffer, DestroyBuffer>;
using OwnedText = std::unique_ptr<lb_text, DestroyText>;

struct State {
  std::vector<std::string> pressed;
  bool dialog_open = false;
  bool checked = true;
  std::uint32_t chosen = 1;
  int radio = 0;
  std::int32_t selected_row = 3;
  OwnedText name{ui_api().text_create(nullptr, "Ελληνικά Кириллица ąęł")};
  OwnedBuffer bytes{ui_api().buffer_create(nullptr, "\x01\x02 Lifeboat\0\xFF and bytes that go on", 34)};
  OwnedText data{ui_api().text_create(nullptr, "first line\nsecond line")};
};

void toolset(Ui& ui, State& state);
void controls(Ui& ui, State& state);
void bytes(Ui& ui, State& state);
void tree_and_values(Ui& ui, State& state);

}  // namespace lifeboat::ui::demo
