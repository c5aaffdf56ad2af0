// What Ui keeps between and within frames; host/ui's own, nobody else includes it. The widgets' files (ui_*.cpp)
// share `interact`, which makes an item: places it, records it, gives it its place in the keyboard's order.
#pragma once

#include <imgui.h>

#include <cmath>
#include <cstdint>
#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "host/screen/input_queue.hpp"
#include "host/ui/displayable.hpp"
#include "host/ui/focus_order.hpp"
#include "host/ui/fonts.hpp"
#include "host/ui/hex_edit.hpp"
#include "host/ui/item_registry.hpp"
#include "host/ui/theme.hpp"
#include "host/ui/ui.hpp"

// Text that the person edits; the revision tells a field that the tool has set it.
struct lb_text {
  std::string value;
  std::uint64_t revision = 0;
};

// Bytes that the person edits, likewise.
struct lb_buffer {
  lifeboat::ui::Bytes bytes;
  std::uint64_t revision = 0;
};

namespace lifeboat::ui {

inline constexpr std::size_t k_max_text_bytes = 1U << 20;  // of lb_text, as ui.h says
inline constexpr std::size_t k_max_columns = 16;           // as ui.h says

inline constexpr const char* k_strip_window = "##strip";

struct ContextDeleter {
  void operator()(ImGuiContext* context) const { ImGui::DestroyContext(context); }
};

// What an item that can be pressed learned in this frame.
struct Interaction {
  ImVec2 min, max;
  bool is_enabled = true;
  bool is_hovered = false;
  bool is_held = false;
  bool is_focused = false;
  bool is_pressed = false;
};

enum class NestKind { scope, region, split, disabled, table, menu, dialog, header, page };

struct Nest {
  NestKind kind;
  std::size_t path_length;
  bool is_drawn = true;
};

// A row as it was drawn: what keys and clicks of the next frame act on.
struct DrawnRow {
  std::uint32_t depth = 0;
  std::uint32_t flags = 0;
  float arrow_x = 0;
};

struct TableState {
  std::uint32_t first = 0;
  std::vector<DrawnRow> rows;
  std::int64_t last_selected = -2;
  std::optional<screen::KeyChord> waiting_key;  // for a selected row that had to be scrolled into sight
};

// The table between begin_table and end_table.
struct OpenTable {
  std::string path;
  TableState* state = nullptr;
  std::vector<float> column_x;
  std::vector<float> column_width;
  std::uint32_t flags = 0;
  std::int64_t selected = -1;
  std::uint32_t next_row = 0, row = 0, column = 0;
  float row_height = 0;
  ImVec2 min, max, body_min;
  double body_top = 0;  // where row 0 lies, above the window when scrolled
  bool is_focused = false, is_muted = false, is_enabled = true;
  std::uint32_t depth = 0, row_flags = 0;
  ImVec2 row_min;
  std::string icon;
};

struct OpenSplit {
  std::string path;
  float total = 0, left = 0, height = 0;
};

struct DialogState {
  float content_height = 0;
  std::int64_t last_frame = -1;
};

struct OpenMenu {
  ImVec2 at;
  ImVec2 size;  // of the items, once measured
  std::int64_t opened_frame = 0;
  float min_width = 0;
  bool is_closing = false;
};

struct FieldState {
  EditText codec;
  std::string field;   // what ImGui edits
  std::string source;  // the lb_text it was made from
  std::uint64_t revision = 0;
  std::int64_t last_frame = -10;
  int activations = 0;  // attempts to start editing since it got the keyboard
  bool is_active = false;
};

struct HexState {
  HexEdit edit;
  std::uint64_t revision = 0;
  std::int64_t last_frame = -10;
  std::size_t shown_cursor = 0;  // the one that was scrolled into sight
  std::optional<std::size_t> drag_from;  // the byte that the pointer went down on, while it is down
};

// The picture that has the keyboard, as it was when it was drawn last.
struct PictureKeys {
  std::string path;  // "": none has
  std::vector<screen::KeyChord> our_keys;
  [[nodiscard]] bool takes(const screen::KeyChord& chord) const;
};

struct UiState {
  std::unique_ptr<ImGuiContext, ContextDeleter> context;
  FontSet fonts;
  float scale = 1;
  Clipboard* clipboard = nullptr;
  std::string own_clipboard, clipboard_text;
  ItemRegistry items;
  FocusOrder focus;

  std::unordered_map<std::string, TableState> tables;
  std::unordered_map<std::string, float> splits;
  float split_grip = 0;  // from the left of the bar that is held to the pointer that took it
  std::unordered_map<std::string, DialogState> dialogs;
  std::unordered_map<std::string, float> scroll_heights;  // of what they held when drawn last
  std::unordered_map<std::string, FieldState> fields;
  std::unordered_map<std::string, HexState> hex_fields;
  std::unordered_map<std::string, OpenMenu> open_menus;

  PictureKeys picture_keys, next_picture_keys;
  std::unordered_map<std::string, unsigned> picture_buttons;  // bits of those that were pressed in it
  std::vector<screen::InputEvent> events;                     // of this frame
  std::list<screen::PicturePaint> paints;                     // what this frame's draw commands point to

  // Within the frame
  std::int64_t frame = 0, now_ms = 0;
  std::string path;
  std::vector<Nest> nests;
  std::vector<OpenTable> open_tables;
  std::vector<OpenSplit> open_splits;
  std::vector<std::string> open_scrolls;  // "": a region that does not scroll
  std::unordered_map<std::string, int> text_counts;
  std::optional<screen::KeyChord> key;  // the press of this frame, until somebody takes it
  std::string typed;
  bool was_editing = false;  // a field had the keyboard in the frame before
  bool is_editing = false;
  bool is_multiline = false;
  std::string editing_path;  // of ImGui's field; empty while another one is edited
  bool wants_frame = false;
  std::int64_t timer_ms = -1;
  int focus_step = 0;  // arrows moved the keyboard within a menu or radios: done at the frame's end
  std::vector<std::string> menu_path;
  std::vector<std::string> menu_bar, last_menu_bar;  // menus of begin_menu_button, in drawing order
  std::string menu_to_open;                          // one of them, in the next frame
  std::vector<std::string> dialog_path;
  std::vector<bool> dark_stack;
  float menu_width = 0, header_width = 0;
  bool is_measuring = false;
  bool is_same_line = false;
  float line_bottom = 0, line_height = 0;  // of the item before `same_line`; the bottom on the screen
  bool is_on_dark = false;
  bool has_unseen_focus = false;  // the focused item changed: scroll it into sight
  std::string seen_focus;
  screen::InputSource input_source = screen::InputSource::local;
  float strip_height = 0, next_strip_height = 0;  // of this frame's layout, and as drawn in it
  Interaction last;  // for tooltip
  std::string last_path, hovered_path;
  std::int64_t hovered_since_ms = 0;

  [[nodiscard]] float px(float at_scale_1) const { return std::round(at_scale_1 * scale); }
  [[nodiscard]] float em(float count) const { return std::round(count * k_em_px * scale); }
  // Lengths of ui.h: 0 natural, negative: what is left but that much.
  [[nodiscard]] float resolve(float count, float natural, float available) const;
  [[nodiscard]] ImFont* font(FontRole role) const { return fonts.get(role); }
  [[nodiscard]] std::string path_of(std::string_view id) const;
  [[nodiscard]] std::string shown(std::string_view utf8);
  [[nodiscard]] ImVec2 measure(FontRole role, std::string_view text, float wrap_width = 0) const;
  // Draws text, cut with an ellipsis where it does not fit; answers whether it was cut.
  bool draw_text(FontRole role, ImVec2 at, ImU32 color, std::string_view text, float max_width = 0) const;
  void push_scope(NestKind kind, std::string_view id, bool is_drawn = true);
  void pop_scope();
  void open_nest(NestKind kind) { nests.push_back({kind, path.size()}); }

  void record(std::string_view item_path, std::string_view role, std::string_view label, std::string_view value,
              ImVec2 min, ImVec2 max);
  Interaction interact(std::string_view id, std::string_view role, std::string_view label, ImVec2 size);
  [[nodiscard]] bool is_disabled() const;
  void scroll_to_focus(ImVec2 min, ImVec2 max);
  // Between ImGui's BeginChild and EndChild of what may scroll; `outer` is the list of the window around it. An empty
  // path: it does not scroll.
  void begin_scroll(const std::string& scroll_path, ImDrawList& outer);
  void end_scroll();
  void draw_scroll_ring(ImDrawList& outer, ImVec2 min, ImVec2 max) const;
  void draw_icon(FontRole role, ImVec2 at, float width, ImU32 color, std::string_view name) const;
  // Answers whether it was cut.
  bool draw_label(std::string_view shown_label);
  void draw_ring(ImVec2 min, ImVec2 max, float rounding) const;
  void draw_ring(ImDrawList& list, ImVec2 min, ImVec2 max, float rounding) const;
  // Takes this frame's key press, if it is that one.
  bool take_key(screen::Key wanted, std::uint8_t modifiers = screen::k_no_modifier);
  [[nodiscard]] std::string read_clipboard() const;
  void write_clipboard(std::string text);
  void serve_clipboard();  // ImGui's fields from now on use it
  void set_timer(std::int64_t in_ms);
  void show_tooltip(std::string_view text);
};

}  // namespace lifeboat::ui
