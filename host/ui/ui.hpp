// What a frame is drawn with. Tools see it through `lb_ui_api` (sdk/include/lifeboat/ext/ui.h has the contract of
// each call); the host's own pages use this class, which has the same calls and a few more. Over Dear ImGui, with our
// own keyboard order and focus, since ImGui 1.86's skips buttons. UI thread only.
#pragma once

#include <lifeboat/ext/ui.h>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "host/base/error.hpp"
#include "host/screen/display.hpp"
#include "host/screen/input_queue.hpp"
#include "host/screen/picture_paint.hpp"
#include "host/screen/renderer.hpp"
#include "host/ui/item_registry.hpp"

struct ImDrawData;

namespace lifeboat::ui {

inline constexpr float k_page_em = 60;  // what the host's own pages use of a wide window at most

enum class BannerKind { info, warning, error, success };

struct ToolCard {
  std::string id;
  std::string icon;
  std::string name;
  std::string subtitle;
  std::string reason;  // why it cannot be opened; empty: it can
};

// What stands above everything while it lasts: a line, a smaller line below it ("" for none), a button ("" for none).
struct Strip {
  BannerKind kind = BannerKind::info;
  std::string text;
  std::string detail;
  std::string action_id;
  std::string action;
};

struct Tab {
  std::string id;
  std::string label;
  std::string icon;
  bool can_close = true;
};

// What the person did to a tab strip: an index, or -1.
struct TabAnswer {
  int chosen = -1;
  int closed = -1;
};

struct DialogButton {
  std::string id;
  std::string label;
  lb_button_style style = LB_BUTTON_NORMAL;
};

// What a clipboard is reached through; the display's, in a console.
struct Clipboard {
  virtual ~Clipboard() = default;
  virtual void set(const std::string& text) = 0;
  [[nodiscard]] virtual std::string get() = 0;
};

// A picture from elsewhere that takes input, such as the screen of another console.
struct Picture {
  screen::PixelView source;
  screen::Rect place;                 // within the item's room, where the whole source is shown; may be larger
  std::uint32_t surround = 0;
  screen::Cursor cursor = screen::Cursor::arrow;
  std::string_view label;
  std::string_view value;
  std::span<const screen::KeyChord> our_keys;  // chords that stay shortcuts of the page
  bool covers_window = false;         // lies under the page, over all of the window
};

// What a picture was given in this frame: events in order, places in pixels of the item's room. While it has the
// keyboard, all keys and text are its own, Tab too.
struct PictureInput {
  screen::Rect room;  // of the window
  std::vector<screen::InputEvent> events;
  bool is_focused = false;
  bool is_hovered = false;
};

struct UiState;  // ui_state.hpp

class Ui {
 public:
  // Fails, naming the file, where a font is missing.
  [[nodiscard]] static Result<std::unique_ptr<Ui>> create(float scale);
  ~Ui();
  Ui(const Ui&) = delete;
  Ui& operator=(const Ui&) = delete;

  // What tools get.
  [[nodiscard]] lb_ui* handle() { return reinterpret_cast<lb_ui*>(this); }
  [[nodiscard]] static Ui& from(lb_ui* handle) { return *reinterpret_cast<Ui*>(handle); }

  // A frame: the loop calls these around the application's drawing.
  void begin_frame(screen::Size size, const screen::FrameInput& input, std::int64_t now_ms);
  const ImDrawData& end_frame();
  // Whether this frame's input caused something that the next one shows (focus, a dialog's size, …).
  [[nodiscard]] bool wants_frame() const;
  // Who made this frame's input, or the last there was: who presses what is pressed now.
  [[nodiscard]] screen::InputSource input_source() const;
  // Whether what is pressed in this frame is pressed by the second click of a double click.
  [[nodiscard]] bool is_second_click() const;
  // When to draw again though nothing happens (caret, tooltip, a progress without end), or -1.
  [[nodiscard]] std::int64_t next_timer_ms() const;
  [[nodiscard]] screen::Cursor cursor() const;
  // The glyphs that the draw data's texture coordinates speak of.
  [[nodiscard]] const screen::Coverage& glyphs() const;
  [[nodiscard]] const ItemRegistry& items() const;
  [[nodiscard]] Status set_scale(float scale);
  [[nodiscard]] float scale() const;
  void set_clipboard(Clipboard* clipboard);  // borrowed; nullptr: our own
  // Moves the keyboard to an item, once it is drawn.
  void focus(std::string_view path);
  // To the next item of this frame that can have it: the first of a page that begins here.
  void focus_next_item();
  // Closes what tools left open when their frame failed half way: call before and after a tool's frame.
  [[nodiscard]] std::size_t nesting() const;
  void unwind(std::size_t nesting);

  // As in lifeboat/ext/ui.h.
  void push_id(std::string_view id);
  void pop_id();
  bool begin_region(std::string_view id, float width, float height, std::uint32_t flags);
  void end_region();
  void begin_split(std::string_view id, float first_fraction, float height);
  void next_split();
  void end_split();
  void same_line();
  void align_right(float width);
  void space(float height);
  void separator();
  void begin_disabled(bool is_disabled);
  void end_disabled();
  [[nodiscard]] float available_width() const;
  [[nodiscard]] float available_height() const;
  void text(std::string_view utf8, lb_text_style style = LB_TEXT_BODY);
  void icon(std::string_view name);
  bool button(std::string_view id, std::string_view label, lb_button_style style = LB_BUTTON_NORMAL);
  // What `button` will take with this label, in em: for `align_right`.
  [[nodiscard]] float button_width(std::string_view label, lb_button_style style = LB_BUTTON_NORMAL) const;
  bool check(std::string_view id, std::string_view label, bool* value);
  bool radio(std::string_view id, std::string_view label, bool is_chosen);
  bool combo(std::string_view id, std::string_view label, std::span<const char* const> choices,
             std::uint32_t* chosen);
  std::uint32_t input(std::string_view id, std::string_view label, lb_text& text, float width, float height,
                      std::uint32_t flags);
  std::uint32_t hex(std::string_view id, std::string_view label, lb_buffer& buffer, float width, float height,
                    std::uint32_t flags);
  void progress(float fraction, std::string_view label);
  void tooltip(std::string_view utf8);
  bool begin_table(std::string_view id, const lb_table& table, lb_table_view& view);
  void row(const lb_row& row);
  void cell(std::string_view utf8, lb_text_style style);
  void end_table();
  void open_menu(std::string_view id);
  bool begin_menu(std::string_view id);
  bool begin_menu_button(std::string_view id, std::string_view label, std::string_view keys);
  bool menu_item(std::string_view id, std::string_view label, std::string_view shortcut, bool is_enabled);
  void end_menu();
  bool begin_dialog(std::string_view id, std::string_view title, float width, bool* is_open);
  void end_dialog();
  bool shortcut(std::string_view keys);
  bool set_clipboard_text(std::string_view utf8);

  // The host's own. The header spans the window: draw buttons between begin and end, they stand at its right.
  void begin_header(std::string_view title, std::string_view subtitle, std::string_view icon = "lifeboat");
  void end_header();
  // The rest of the window, with the page's margins; scrolls when `scroll`. With `width` em what it holds stands in the
  // middle of a wider window, at most that wide: lines are read, and buttons found, there.
  void begin_page(std::string_view id, bool scroll = true, float width = 0);
  void end_page();
  // Fill the page's width, two beside each other where there is room. The whole card is one button; answers the index
  // of the one that was pressed, or -1.
  int tool_cards(std::span<const ToolCard> cards);
  TabAnswer tab_strip(std::string_view id, std::span<const Tab> tabs, int selected);
  // A line that stays: what happened and what it means; with an action's label, answers whether it was pressed.
  bool banner(std::string_view id, BannerKind kind, std::string_view text, std::string_view action = {});
  // Fills the rest of the region. `picture.place` may depend on `picture_room`.
  PictureInput picture(std::string_view id, const Picture& picture);
  // The size that `picture` would have now.
  [[nodiscard]] screen::Size picture_room(bool covers_window) const;
  // Along the window's top edge, above dialogs too: they leave its place free, and its button is in their Tab order.
  // Answers whether the button was pressed. Draw it last, once a frame.
  bool strip(std::string_view id, const Strip& strip);
  // Like begin_dialog, above whatever else is open or opens later, and Escape is the caller's (`shortcut`).
  void begin_question(std::string_view id, std::string_view title);
  void end_question() { end_dialog(); }
  // A question: the pressed button's index; -2 when Escape closed it; -1 while it is open. The last button
  // stands first and has the keyboard first.
  int dialog(std::string_view id, std::string_view title, std::string_view body,
             std::span<const DialogButton> buttons);

 private:
  explicit Ui(std::unique_ptr<UiState> state);
  friend struct UiState;
  std::unique_ptr<UiState> state_;
};

// The table of functions that tools get for LB_EXT_UI.
[[nodiscard]] const lb_ui_api& ui_api();

}  // namespace lifeboat::ui
