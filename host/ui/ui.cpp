// The frame itself: input in, focus moved, everything left open closed, draw data out.
#include "host/ui/ui.hpp"

#include <algorithm>
#include <utility>

#include "host/ui/imgui_compat.hpp"
#include "host/ui/ui_state.hpp"

namespace lifeboat::ui {
namespace {

// What a key presses or closes is meant once: the item after it, where the keyboard comes to stand, is another decision.
bool is_meant_once(const screen::KeyChord& chord) {
  using screen::Key;
  return chord.key == Key::enter || chord.key == Key::keypad_enter || chord.key == Key::space ||
         chord.key == Key::escape;
}

void take_key_press(UiState& state, const screen::InputEvent& event) {
  const auto& chord = event.chord;
  if (!event.is_down || state.picture_keys.takes(chord)) return;
  const bool is_writing = state.was_editing && state.is_multiline;
  if (event.is_repeat && is_meant_once(chord) && !is_writing) return;
  state.focus.set_ring(true);
  if (chord.key == screen::Key::tab && (chord.modifiers & screen::k_ctrl) == 0) {
    state.focus.move((chord.modifiers & screen::k_shift) != 0 ? -1 : 1);
    state.wants_frame = true;
    return;
  }
  state.key = chord;
}

// Left of and above everything: what is released there was not clicked.
constexpr float k_nowhere = -1;

void take_event(UiState& state, const screen::InputEvent& event) {
  ImGuiIO& io = ImGui::GetIO();
  if (screen::is_somebodys(event)) state.input_source = event.source;
  switch (event.kind) {
    case screen::InputKind::pointer_move:
      compat::feed_pointer(io, event.x, event.y);
      break;
    case screen::InputKind::button:
      if (event.is_cancelled) compat::feed_pointer(io, k_nowhere, k_nowhere);
      compat::feed_button(io, event.button, event.is_down);
      if (event.is_down) state.focus.set_ring(false);
      break;
    case screen::InputKind::wheel:
      compat::feed_wheel(io, event.x, event.y);
      break;
    case screen::InputKind::key:
      take_key_press(state, event);
      break;
    case screen::InputKind::text:
      if (state.picture_keys.path.empty()) state.typed += event.text;
      break;
    case screen::InputKind::focus_lost:
    case screen::InputKind::resize:
    case screen::InputKind::quit:
      break;
  }
}

// Keys and text go to ImGui only while one of its text fields has the keyboard.
void feed_text_field(UiState& state) {
  ImGuiIO& io = ImGui::GetIO();
  if (!state.was_editing || state.focus.focused() != state.editing_path) return;
  // Enter in a single line is for the field's owner: ImGui would end the editing.
  const bool is_enter =
      state.key && (state.key->key == screen::Key::enter || state.key->key == screen::Key::keypad_enter);
  if (state.key && compat::is_editing_key(*state.key) && (state.is_multiline || !is_enter)) {
    compat::feed_editing_key(io, *state.key);
    state.key.reset();
  }
  if (state.typed.empty()) return;
  auto& codec = state.fields[state.editing_path].codec;
  io.AddInputCharactersUTF8(codec.to_field(state.typed, [&](char32_t c) { return state.fonts.require(c); }).c_str());
}

void begin_root_window(const ImVec2& size, float top) {
  ImGui::SetNextWindowPos(ImVec2(0, top));
  ImGui::SetNextWindowSize(ImVec2(size.x, size.y - top));
  ImGui::Begin("##root", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse);
}

}  // namespace

Ui::Ui(std::unique_ptr<UiState> state) : state_(std::move(state)) {}
Ui::~Ui() = default;

Result<std::unique_ptr<Ui>> Ui::create(float scale) {
  auto state = std::make_unique<UiState>();
  state->context.reset(ImGui::CreateContext());
  ImGui::SetCurrentContext(state->context.get());
  compat::set_up(ImGui::GetIO());
  state->serve_clipboard();
  std::unique_ptr<Ui> made(new Ui(std::move(state)));
  if (auto built = made->set_scale(scale); !built) return tl::unexpected<Error>(built.error());
  return made;
}

Status Ui::set_scale(float scale) {
  ImGui::SetCurrentContext(state_->context.get());
  state_->scale = std::clamp(scale, 1.0F, 3.0F);
  theme::apply(ImGui::GetStyle(), state_->scale);
  return state_->fonts.build(state_->scale);
}

float Ui::scale() const { return state_->scale; }
const ItemRegistry& Ui::items() const { return state_->items; }
screen::InputSource Ui::input_source() const { return state_->input_source; }

bool Ui::is_second_click() const {
  return ImGui::IsMouseReleased(ImGuiMouseButton_Left) && ImGui::GetIO().MouseClickedLastCount[0] > 1;
}
bool Ui::wants_frame() const { return state_->wants_frame; }
std::int64_t Ui::next_timer_ms() const { return state_->timer_ms; }
const screen::Coverage& Ui::glyphs() const { return state_->fonts.coverage(); }

void Ui::focus(std::string_view path) {
  state_->focus.request(path);
  state_->wants_frame = true;
}

void Ui::focus_next_item() { state_->focus.request_next(); }

screen::Cursor Ui::cursor() const {
  switch (ImGui::GetMouseCursor()) {
    case ImGuiMouseCursor_TextInput:
      return screen::Cursor::text;
    case ImGuiMouseCursor_Hand:
      return screen::Cursor::hand;
    case ImGuiMouseCursor_ResizeEW:
      return screen::Cursor::resize_horizontal;
    default:
      return screen::Cursor::arrow;
  }
}

void Ui::begin_frame(screen::Size size, const screen::FrameInput& input, std::int64_t now_ms) {
  UiState& s = *state_;
  ImGui::SetCurrentContext(s.context.get());
  // A block of characters that the last frame asked for; the files were there a moment ago.
  if (s.fonts.is_stale()) (void)s.fonts.build(s.scale);
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = ImVec2(static_cast<float>(size.width), static_cast<float>(size.height));
  io.DeltaTime = std::clamp(static_cast<float>(now_ms - s.now_ms) / 1000.0F, 0.001F, 10.0F);
  s.now_ms = now_ms;
  ++s.frame;
  s.wants_frame = false;
  s.timer_ms = -1;
  s.key.reset();
  s.typed.clear();
  compat::clear_keys(io);
  s.picture_keys = std::exchange(s.next_picture_keys, {});
  s.events = input.events;
  s.paints.clear();
  for (const auto& event : input.events) take_event(s, event);
  feed_text_field(s);
  s.is_editing = false;
  s.focus.begin_frame();
  s.items.begin_frame();
  s.text_counts.clear();
  s.path.clear();
  if (s.focus.focused() != s.seen_focus) {
    s.seen_focus = s.focus.focused();
    s.has_unseen_focus = true;
  }
  ImGui::NewFrame();
  ImGui::PushFont(s.font(FontRole::body));
  begin_root_window(io.DisplaySize, s.strip_height);
}

const ImDrawData& Ui::end_frame() {
  UiState& s = *state_;
  unwind(0);
  ImGui::End();
  ImGui::PopFont();
  if (s.next_strip_height != s.strip_height) s.wants_frame = true;
  s.strip_height = std::exchange(s.next_strip_height, 0.0F);
  if (s.strip_height > 0) compat::raise_window(k_strip_window);
  if (s.focus_step != 0) s.focus.move(std::exchange(s.focus_step, 0));
  const int drawn_top = s.focus.top_layer();
  s.focus.end_frame();
  s.items.end_frame(s.focus.top_layer());
  if (s.focus.has_moved() || s.focus.top_layer() != drawn_top || s.fonts.is_stale()) s.wants_frame = true;
  s.was_editing = s.is_editing;
  s.last_menu_bar = std::exchange(s.menu_bar, {});
  s.has_unseen_focus = false;
  std::erase_if(s.fields, [&](const auto& entry) { return entry.second.last_frame < s.frame - 1; });
  std::erase_if(s.hex_fields, [&](const auto& entry) { return entry.second.last_frame < s.frame - 1; });
  ImGui::Render();
  return *ImGui::GetDrawData();
}

std::size_t Ui::nesting() const { return state_->nests.size(); }

void Ui::unwind(std::size_t nesting) {
  while (state_->nests.size() > nesting) {
    switch (state_->nests.back().kind) {
      case NestKind::scope:
        pop_id();
        break;
      case NestKind::region:
        end_region();
        break;
      case NestKind::split:
        end_split();
        break;
      case NestKind::disabled:
        end_disabled();
        break;
      case NestKind::table:
        end_table();
        break;
      case NestKind::menu:
        end_menu();
        break;
      case NestKind::dialog:
        end_dialog();
        break;
      case NestKind::header:
        end_header();
        break;
      case NestKind::page:
        end_page();
        break;
    }
  }
}

}  // namespace lifeboat::ui
