#include "tests/plugins/fakes/fake_ui.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/plugins/fakes/fake_host.hpp"

namespace lifeboat::testing {
namespace {

struct FakeText {
  std::string utf8;
};
struct FakeBuffer {
  std::vector<std::uint8_t> bytes;
};

FakeText& of(lb_text* text) { return *reinterpret_cast<FakeText*>(text); }
FakeBuffer& of(lb_buffer* buffer) { return *reinterpret_cast<FakeBuffer*>(buffer); }
FakeUi& of(lb_ui* ui) { return *reinterpret_cast<FakeUi*>(ui); }
void push(lb_ui* ui, const char* id) { of(ui).scopes.emplace_back(id); }
void pop(lb_ui* ui) {
  REQUIRE_FALSE(of(ui).scopes.empty());
  of(ui).scopes.pop_back();
}

bool begin_region(lb_ui*, const char*, float, float, std::uint32_t) { return true; }  // not part of a path
void begin_split(lb_ui*, const char*, float, float) {}
void nothing(lb_ui*) {}
void number(lb_ui*, float) {}
float available_width(lb_ui* ui) { return of(ui).available_width; }
float available_height(lb_ui*) { return 100; }
void begin_disabled(lb_ui* ui, bool is_disabled) {
  of(ui).scopes.emplace_back(is_disabled ? "!" : "?");
  of(ui).disabled_depth += is_disabled;
}
void end_disabled(lb_ui* ui) {
  of(ui).disabled_depth -= of(ui).scopes.back() == "!";
  pop(ui);
}

void text(lb_ui* ui, const char* utf8, lb_text_style) { of(ui).texts.emplace_back(utf8); }
void icon(lb_ui*, const char*) {}
bool button(lb_ui* ui, const char* id, const char*, lb_button_style) { return of(ui).item(id); }
bool check(lb_ui* ui, const char* id, const char*, bool* value) {
  if (!of(ui).item(id)) return false;
  *value = !*value;
  return true;
}
bool radio(lb_ui* ui, const char* id, const char*, bool) { return of(ui).item(id); }
bool combo(lb_ui* ui, const char* id, const char*, const char* const*, std::uint32_t count, std::uint32_t* chosen) {
  of(ui).item(id);
  const auto typed = of(ui).typing.find(of(ui).path_of(id));
  if (typed == of(ui).typing.end()) return false;
  *chosen = static_cast<std::uint32_t>(std::stoul(typed->second));
  REQUIRE(*chosen < count);
  of(ui).typing.erase(typed);
  return true;
}
std::uint32_t input(lb_ui* ui, const char* id, const char*, lb_text* buffer, float, float, std::uint32_t flags) {
  FakeUi& fake = of(ui);
  fake.item(id);
  const std::string path = fake.path_of(id);
  std::uint32_t answer = 0;
  if (const auto typed = fake.typing.find(path); typed != fake.typing.end()) {
    REQUIRE((flags & LB_INPUT_READ_ONLY) == 0);
    of(buffer).utf8 = typed->second;
    fake.typing.erase(typed);
    answer = LB_INPUT_CHANGED | LB_INPUT_ENTERED;
  }
  fake.inputs[path] = of(buffer).utf8;
  if ((flags & LB_INPUT_READ_ONLY) != 0) fake.read_only.insert(path);
  return answer;
}
std::uint32_t hex(lb_ui* ui, const char* id, const char*, lb_buffer* buffer, float, float, std::uint32_t flags) {
  FakeUi& fake = of(ui);
  fake.item(id);
  const std::string path = fake.path_of(id);
  std::uint32_t answer = 0;
  if (const auto typed = fake.bytes_typing.find(path); typed != fake.bytes_typing.end()) {
    REQUIRE((flags & LB_INPUT_READ_ONLY) == 0);
    of(buffer).bytes = typed->second;
    fake.bytes_typing.erase(typed);
    answer = LB_INPUT_CHANGED | LB_INPUT_ENTERED;
  }
  fake.bytes[path] = of(buffer).bytes;
  if ((flags & LB_INPUT_READ_ONLY) != 0) fake.read_only.insert(path);
  return answer;
}
void progress(lb_ui* ui, float, const char* label) { of(ui).texts.emplace_back(label); }
void tooltip(lb_ui*, const char*) {}

bool begin_table(lb_ui* ui, const char* id, const lb_table* table, lb_table_view* view) {
  FakeUi& fake = of(ui);
  REQUIRE(table->size == sizeof(lb_table));
  fake.table = fake.path_of(id);
  fake.tables[fake.table].clear();
  fake.table_facts[fake.table] = *table;
  view->first = std::min(fake.first_row, table->row_count);
  view->last = std::min(fake.first_row + fake.visible_rows, table->row_count);
  const TableEvent event = fake.events.contains(fake.table) ? fake.events[fake.table] : TableEvent{};
  view->select = event.select;
  view->activate = event.activate;
  view->toggle = event.toggle;
  view->context = event.context;
  view->to_parent = event.to_parent;
  fake.events.erase(fake.table);
  return true;
}
void row(lb_ui* ui, const lb_row* row) {
  REQUIRE(row->size == sizeof(lb_row));
  of(ui).tables[of(ui).table].push_back({row->id, row->icon, row->depth, row->flags, {}});
}
void cell(lb_ui* ui, const char* utf8, lb_text_style) {
  of(ui).tables[of(ui).table].back().cells.emplace_back(utf8);
}
void end_table(lb_ui* ui) {
  REQUIRE_FALSE(of(ui).table.empty());
  of(ui).table.clear();
}

void open_menu(lb_ui* ui, const char* id) { of(ui).open_menu_id = id; }
bool begin_menu(lb_ui* ui, const char* id) {
  if (of(ui).open_menu_id != id) return false;
  return push(ui, id), true;
}
bool begin_menu_button(lb_ui* ui, const char* id, const char*, const char* keys) {
  const std::string menu = std::string(id) + "-menu";
  if (of(ui).item(id) || of(ui).keys.erase(keys) > 0) of(ui).open_menu_id = menu;
  return begin_menu(ui, menu.c_str());
}
bool menu_item(lb_ui* ui, const char* id, const char*, const char*, bool is_enabled) {
  if (!is_enabled) of(ui).disabled_items.insert(of(ui).path_of(id));
  return of(ui).item(id) && is_enabled;
}
bool begin_dialog(lb_ui* ui, const char* id, const char*, float, bool* is_open) {
  if (of(ui).keys.erase("Escape") > 0) *is_open = false;
  if (!*is_open) return false;
  return push(ui, id), true;
}
bool shortcut(lb_ui* ui, const char* keys) { return of(ui).keys.erase(keys) > 0; }

lb_text* text_create(const lb_host* host, const char* utf8) {
  ++static_cast<FakeHost*>(host->data)->live_texts;
  return reinterpret_cast<lb_text*>(new FakeText{utf8});
}
void text_destroy(const lb_host* host, lb_text* text) {
  --static_cast<FakeHost*>(host->data)->live_texts;
  delete &of(text);
}
const char* text_get(const lb_text* text) { return reinterpret_cast<const FakeText*>(text)->utf8.c_str(); }
lb_status text_set(lb_text* text, const char* utf8) {
  of(text).utf8 = utf8;
  return LB_OK;
}

lb_buffer* buffer_create(const lb_host* host, const void*, std::size_t) {
  ++static_cast<FakeHost*>(host->data)->live_texts;
  return reinterpret_cast<lb_buffer*>(new FakeBuffer);
}
void buffer_destroy(const lb_host* host, lb_buffer* buffer) {
  --static_cast<FakeHost*>(host->data)->live_texts;
  delete &of(buffer);
}
const std::uint8_t* buffer_get(const lb_buffer* buffer, std::size_t* size) {
  const auto& bytes = reinterpret_cast<const FakeBuffer*>(buffer)->bytes;
  *size = bytes.size();
  return bytes.data();
}
lb_status buffer_set(lb_buffer* buffer, const void* bytes, std::size_t size) {
  const auto* first = static_cast<const std::uint8_t*>(bytes);
  of(buffer).bytes.assign(first, first + size);
  return LB_OK;
}
lb_status set_clipboard(lb_ui* ui, const char* utf8) {
  of(ui).clipboard = utf8;
  return LB_OK;
}

constexpr lb_ui_api k_api = {
    sizeof(lb_ui_api), push, pop, begin_region, nothing, begin_split, nothing, nothing, nothing, number, number, nothing,
    begin_disabled, end_disabled, available_width, available_height, text, icon, button, check, radio, combo, input,
    progress, tooltip, begin_table, row, cell, end_table, open_menu, begin_menu, menu_item, pop, begin_dialog, pop, shortcut, text_create,
    text_destroy, text_get, text_set, hex, buffer_create, buffer_destroy, buffer_get, buffer_set, set_clipboard,
    begin_menu_button};

}  // namespace

const lb_ui_api& FakeUi::api() { return k_api; }
const lb_ui_api& fake_ui_api() { return k_api; }

std::string FakeUi::path_of(const char* id) const {
  std::string path;
  for (const std::string& scope : scopes) {
    if (scope != "!" && scope != "?") path += scope + '/';
  }
  return path + id;
}

bool FakeUi::item(const char* id) {
  const std::string path = path_of(id);
  INFO("item " << path);
  REQUIRE(items.insert(path).second);  // ids are unique
  if (disabled_depth > 0) {
    disabled_items.insert(path);
    return false;
  }
  return presses.erase(path) > 0;
}

bool FakeUi::shows(const std::string& words) const {
  return std::any_of(texts.begin(), texts.end(),
                     [&](const std::string& shown) { return shown.find(words) != std::string::npos; });
}

void FakeUi::begin() {
  items.clear();
  disabled_items.clear();
  texts.clear();
  inputs.clear();
  bytes.clear();
  read_only.clear();
  tables.clear();
  open_menu_id.clear();
}

// What was asked for and met no item is a mistake of the test, or a page without the item.
void FakeUi::end() {
  REQUIRE(scopes.empty());
  REQUIRE(disabled_depth == 0);
  REQUIRE(table.empty());
  CHECK(presses.empty());
  CHECK(typing.empty());
  CHECK(bytes_typing.empty());
  bytes_typing.clear();
  presses.clear();
  typing.clear();
  keys.clear();
}

}  // namespace lifeboat::testing
