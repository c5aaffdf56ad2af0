// The table of functions that tools get. No exception may cross: a drawing call that runs out of memory is a fault
// like any other of the process, so the thunks are noexcept. NULL strings count as empty.
#include <cstring>
#include <new>

#include "host/ui/ui_state.hpp"

namespace lifeboat::ui {
namespace {

std::string_view view(const char* text) noexcept {
  return text != nullptr ? std::string_view(text) : std::string_view();
}
Ui& at(lb_ui* handle) noexcept { return Ui::from(handle); }

lb_text* text_create(const lb_host* /*host*/, const char* utf8) noexcept {
  auto* text = new (std::nothrow) lb_text;
  if (text != nullptr) text->value = view(utf8).substr(0, k_max_text_bytes);
  return text;
}

lb_status text_set(lb_text* text, const char* utf8) noexcept {
  if (view(utf8).size() > k_max_text_bytes) return LB_REFUSED;
  text->value = view(utf8);
  ++text->revision;
  return LB_OK;
}

std::span<const std::byte> view(const void* bytes, std::size_t size) noexcept {
  return {static_cast<const std::byte*>(bytes), bytes != nullptr ? size : 0};
}

lb_buffer* buffer_create(const lb_host* /*host*/, const void* bytes, std::size_t size) noexcept {
  if (size > k_max_buffer_bytes) return nullptr;
  auto* buffer = new (std::nothrow) lb_buffer;
  if (buffer != nullptr) buffer->bytes.assign(view(bytes, size).begin(), view(bytes, size).end());
  return buffer;
}

const std::uint8_t* buffer_get(const lb_buffer* buffer, std::size_t* size) noexcept {
  *size = buffer->bytes.size();
  return reinterpret_cast<const std::uint8_t*>(buffer->bytes.data());
}

lb_status buffer_set(lb_buffer* buffer, const void* bytes, std::size_t size) noexcept {
  if (size > k_max_buffer_bytes) return LB_REFUSED;
  buffer->bytes.assign(view(bytes, size).begin(), view(bytes, size).end());
  ++buffer->revision;
  return LB_OK;
}

constexpr lb_ui_api make_api() {
  lb_ui_api api{};
  api.size = sizeof(lb_ui_api);
  api.push_id = [](lb_ui* ui, const char* id) noexcept { at(ui).push_id(view(id)); };
  api.pop_id = [](lb_ui* ui) noexcept { at(ui).pop_id(); };
  api.begin_region = [](lb_ui* ui, const char* id, float width, float height, std::uint32_t flags) noexcept {
    return at(ui).begin_region(view(id), width, height, flags);
  };
  api.end_region = [](lb_ui* ui) noexcept { at(ui).end_region(); };
  api.begin_split = [](lb_ui* ui, const char* id, float fraction, float height) noexcept {
    at(ui).begin_split(view(id), fraction, height);
  };
  api.next_split = [](lb_ui* ui) noexcept { at(ui).next_split(); };
  api.end_split = [](lb_ui* ui) noexcept { at(ui).end_split(); };
  api.same_line = [](lb_ui* ui) noexcept { at(ui).same_line(); };
  api.align_right = [](lb_ui* ui, float width) noexcept { at(ui).align_right(width); };
  api.space = [](lb_ui* ui, float height) noexcept { at(ui).space(height); };
  api.separator = [](lb_ui* ui) noexcept { at(ui).separator(); };
  api.begin_disabled = [](lb_ui* ui, bool is_disabled) noexcept { at(ui).begin_disabled(is_disabled); };
  api.end_disabled = [](lb_ui* ui) noexcept { at(ui).end_disabled(); };
  api.available_width = [](lb_ui* ui) noexcept { return at(ui).available_width(); };
  api.available_height = [](lb_ui* ui) noexcept { return at(ui).available_height(); };
  api.text = [](lb_ui* ui, const char* utf8, lb_text_style style) noexcept { at(ui).text(view(utf8), style); };
  api.icon = [](lb_ui* ui, const char* name) noexcept { at(ui).icon(view(name)); };
  api.button = [](lb_ui* ui, const char* id, const char* label, lb_button_style style) noexcept {
    return at(ui).button(view(id), view(label), style);
  };
  api.check = [](lb_ui* ui, const char* id, const char* label, bool* value) noexcept {
    return at(ui).check(view(id), view(label), value);
  };
  api.radio = [](lb_ui* ui, const char* id, const char* label, bool is_chosen) noexcept {
    return at(ui).radio(view(id), view(label), is_chosen);
  };
  api.combo = [](lb_ui* ui, const char* id, const char* label, const char* const* choices, std::uint32_t count,
                 std::uint32_t* chosen) noexcept {
    return at(ui).combo(view(id), view(label), std::span(choices, count), chosen);
  };
  api.input = [](lb_ui* ui, const char* id, const char* label, lb_text* text, float width, float height,
                 std::uint32_t flags) noexcept {
    return at(ui).input(view(id), view(label), *text, width, height, flags);
  };
  api.progress = [](lb_ui* ui, float fraction, const char* label) noexcept {
    at(ui).progress(fraction, view(label));
  };
  api.tooltip = [](lb_ui* ui, const char* utf8) noexcept { at(ui).tooltip(view(utf8)); };
  api.begin_table = [](lb_ui* ui, const char* id, const lb_table* table, lb_table_view* answer) noexcept {
    return at(ui).begin_table(view(id), *table, *answer);
  };
  api.row = [](lb_ui* ui, const lb_row* row) noexcept { at(ui).row(*row); };
  api.cell = [](lb_ui* ui, const char* utf8, lb_text_style style) noexcept { at(ui).cell(view(utf8), style); };
  api.end_table = [](lb_ui* ui) noexcept { at(ui).end_table(); };
  api.open_menu = [](lb_ui* ui, const char* id) noexcept { at(ui).open_menu(view(id)); };
  api.begin_menu = [](lb_ui* ui, const char* id) noexcept { return at(ui).begin_menu(view(id)); };
  api.begin_menu_button = [](lb_ui* ui, const char* id, const char* label, const char* keys) noexcept {
    return at(ui).begin_menu_button(view(id), view(label), view(keys));
  };
  api.menu_item = [](lb_ui* ui, const char* id, const char* label, const char* shortcut, bool is_enabled) noexcept {
    return at(ui).menu_item(view(id), view(label), view(shortcut), is_enabled);
  };
  api.end_menu = [](lb_ui* ui) noexcept { at(ui).end_menu(); };
  api.begin_dialog = [](lb_ui* ui, const char* id, const char* title, float width, bool* is_open) noexcept {
    return at(ui).begin_dialog(view(id), view(title), width, is_open);
  };
  api.end_dialog = [](lb_ui* ui) noexcept { at(ui).end_dialog(); };
  api.shortcut = [](lb_ui* ui, const char* keys) noexcept { return at(ui).shortcut(view(keys)); };
  api.text_create = text_create;
  api.text_destroy = [](const lb_host* /*host*/, lb_text* text) noexcept { delete text; };
  api.text_get = [](const lb_text* text) noexcept { return text->value.c_str(); };
  api.text_set = text_set;
  api.hex = [](lb_ui* ui, const char* id, const char* label, lb_buffer* buffer, float width, float height,
               std::uint32_t flags) noexcept {
    return at(ui).hex(view(id), view(label), *buffer, width, height, flags);
  };
  api.buffer_create = buffer_create;
  api.buffer_destroy = [](const lb_host* /*host*/, lb_buffer* buffer) noexcept { delete buffer; };
  api.buffer_get = buffer_get;
  api.buffer_set = buffer_set;
  api.set_clipboard = [](lb_ui* ui, const char* utf8) noexcept -> lb_status {
    return at(ui).set_clipboard_text(view(utf8)) ? LB_OK : LB_REFUSED;
  };
  return api;
}

constexpr lb_ui_api k_api = make_api();

}  // namespace

const lb_ui_api& ui_api() { return k_api; }

}  // namespace lifeboat::ui
