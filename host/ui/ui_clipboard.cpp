// The clipboard: the display's where there is one, else our own. ImGui's text fields reach it through the same two
// functions, and what cannot be shown goes there and back unharmed.
#include "host/ui/imgui_compat.hpp"
#include "host/ui/ui_state.hpp"

namespace lifeboat::ui {
namespace {

const char* read_for_field(void* data) {
  auto& state = *static_cast<UiState*>(data);
  auto& field = state.fields[state.editing_path];
  const auto can_show = [&](char32_t character) { return state.fonts.require(character); };
  state.clipboard_text = field.codec.to_field(state.read_clipboard(), can_show);
  return state.clipboard_text.c_str();
}

void write_from_field(void* data, const char* text) {
  auto& state = *static_cast<UiState*>(data);
  state.write_clipboard(state.fields[state.editing_path].codec.from_field(text));
}

}  // namespace

std::string UiState::read_clipboard() const { return clipboard != nullptr ? clipboard->get() : own_clipboard; }

void UiState::write_clipboard(std::string text) {
  if (clipboard != nullptr) clipboard->set(text);
  else own_clipboard = std::move(text);
}

void UiState::serve_clipboard() {
  compat::set_clipboard(ImGui::GetIO(), this, read_for_field, write_from_field);
}

void Ui::set_clipboard(Clipboard* clipboard) { state_->clipboard = clipboard; }

bool Ui::set_clipboard_text(std::string_view utf8) {
  if (utf8.size() > k_max_text_bytes) return false;
  state_->write_clipboard(std::string(utf8));
  return true;
}

}  // namespace lifeboat::ui
