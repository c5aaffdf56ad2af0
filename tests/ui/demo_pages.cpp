#include "tests/ui/demo_pages.hpp"

#include <fmt/format.h>

namespace lifeboat::ui::demo {
namespace {

const std::array<ToolCard, 6>& tools() {
  static const std::array<ToolCard, 6> all = {
      ToolCard{"registry-editor", "registry", "Registry Editor", "View and change the registry of the offline Windows.", ""},
      ToolCard{"tcpip", "network", "TCP/IP Config", "Choose an adapter and set its address, or ask DHCP.", ""},
      ToolCard{"remote", "remote", "Remote Connection", "Let your help desk see and drive this console.", ""},
      ToolCard{"drivers", "driver", "Load Drivers", "Load a driver for a disk or an adapter that is missing.", ""},
      ToolCard{"locksmith", "lock", "Locksmith", "Set the password of a local account of this Windows.",
               "No Windows installation is selected."},
      ToolCard{"crash", "crash", "Crash Analyzer", "Find the driver that caused a crash.",
               "Plug-in crash.so was built for another version (ABI 2)."},
  };
  return all;
}

void row(Ui& ui, const char* id, std::uint32_t depth, std::uint32_t flags, const char* icon) {
  lb_row r{};
  r.size = sizeof r;
  r.id = id;
  r.depth = depth;
  r.flags = flags;
  r.icon = icon;
  ui.row(r);
}

void draw_tree(Ui& ui) {
  static const lb_column column = {"Key", 0};
  lb_table table{};
  table.size = sizeof table;
  table.flags = LB_TABLE_TREE;
  table.columns = &column;
  table.column_count = 1;
  table.row_count = 7;
  table.selected = 3;
  table.label = "Keys";
  lb_table_view view{};
  ui.begin_table("keys", table, view);
  const char* names[] = {"HKEY_LOCAL_MACHINE", "HARDWARE", "SOFTWARE",     "Microsoft",
                         "Windows NT",         "SYSTEM",   "ControlSet001"};
  const std::uint32_t depths[] = {0, 1, 1, 2, 3, 1, 2};
  for (std::uint32_t i = view.first; i < view.last; ++i) {
    const bool is_parent = i == 0 || i == 2 || i == 3 || i == 5;
    row(ui, names[i], depths[i], is_parent ? LB_ROW_HAS_CHILDREN | LB_ROW_OPEN : LB_ROW_HAS_CHILDREN, "folder");
    ui.cell(names[i], LB_TEXT_BODY);
  }
  ui.end_table();
}

void draw_values(Ui& ui, State& state) {
  static const std::array<lb_column, 3> columns = {lb_column{"Name", 13}, lb_column{"Type", 9}, lb_column{"Data", 0}};
  lb_table table{};
  table.size = sizeof table;
  table.flags = LB_TABLE_HEADER;
  table.columns = columns.data();
  table.column_count = 3;
  table.row_count = 100000;
  table.selected = state.selected_row;
  table.label = "Values";
  lb_table_view view{};
  ui.begin_table("values", table, view);
  if (view.select >= 0) state.selected_row = view.select;
  if (view.activate >= 0) state.pressed.push_back(fmt::format("activate-{}", view.activate));
  if (view.context >= 0) ui.open_menu("row-menu");
  for (std::uint32_t i = view.first; i < view.last; ++i) {
    const std::string name = fmt::format("Value{}", i);
    row(ui, name.c_str(), 0, 0, i % 3 == 0 ? "number" : "text");
    ui.cell(name.c_str(), LB_TEXT_BODY);
    ui.cell(i % 3 == 0 ? "REG_DWORD" : "REG_SZ", LB_TEXT_MUTED);
    ui.cell(i % 3 == 0 ? "0x00000004 (4)" : "C:\\Windows\\System32\\drivers\\a long path that does not fit.sys",
            LB_TEXT_MONO);
  }
  if (ui.begin_menu("row-menu")) {
    if (ui.menu_item("modify", "Modify…", "Enter", true)) state.pressed.push_back("modify");
    if (ui.menu_item("delete", "Delete", "Del", true)) state.pressed.push_back("delete");
    (void)ui.menu_item("rename", "Rename", "F2", false);
    ui.end_menu();
  }
  ui.end_table();
}

}  // namespace

void toolset(Ui& ui, State& state) {
  ui.begin_header("Lifeboat", "Diagnostics and Recovery Toolset");
  if (ui.button("help", "Help", LB_BUTTON_QUIET)) state.pressed.push_back("help");
  ui.same_line();
  if (ui.button("close", "Close", LB_BUTTON_QUIET)) state.pressed.push_back("close");
  ui.end_header();
  ui.begin_page("tools");
  ui.push_id("toolset");
  ui.banner("system", BannerKind::info,
            "Windows 10 Pro 22H2 (build 19045, 64-bit) on disk 0, partition 3. Nothing is written until you agree.",
            "Change…");
  ui.space(0.25F);
  ui.text("Choose a tool", LB_TEXT_HEADING);
  if (const int pressed = ui.tool_cards(tools()); pressed >= 0) {
    state.pressed.emplace_back(tools()[static_cast<std::size_t>(pressed)].id);
  }
  ui.pop_id();
  ui.end_page();
}

void controls(Ui& ui, State& state) {
  const std::array<Tab, 2> tabs = {Tab{"toolset", "Tools", "lifeboat", false},
                                   Tab{"regedit", "Registry Editor", "registry", true}};
  ui.begin_header("Lifeboat", "Diagnostics and Recovery Toolset");
  ui.end_header();
  const auto answer = ui.tab_strip("tabs", tabs, 1);
  if (answer.closed >= 0) state.pressed.push_back("tab-closed");
  ui.begin_page("page");
  ui.push_id("demo");
  ui.text("Edit the value", LB_TEXT_HEADING);
  ui.text(
      "Every control in its states, and a paragraph that is long enough to be wrapped in a narrow window, so that "
      "one sees how the lines stand.",
      LB_TEXT_MUTED);
  if (ui.button("ok", "Save", LB_BUTTON_PRIMARY)) state.pressed.push_back("ok");
  ui.same_line();
  if (ui.button("cancel", "Cancel")) state.pressed.push_back("cancel");
  ui.same_line();
  if (ui.button("delete", "Delete", LB_BUTTON_DANGER)) state.dialog_open = true;
  ui.same_line();
  if (ui.button("quiet", "More…", LB_BUTTON_QUIET)) state.pressed.push_back("quiet");
  ui.same_line();
  ui.begin_disabled(true);
  (void)ui.button("off", "Not now");
  ui.end_disabled();
  ui.same_line();
  ui.text("beside the buttons", LB_TEXT_MUTED);
  (void)ui.input("name", "Name", *state.name, 24, 0, 0);
  (void)ui.input("data", "Data", *state.data, 24, 5, LB_INPUT_MULTILINE | LB_INPUT_MONO);
  const char* const choices[] = {"REG_SZ", "REG_EXPAND_SZ", "REG_DWORD"};
  (void)ui.combo("type", "Type", choices, &state.chosen);
  (void)ui.check("check", "Show binary values as text", &state.checked);
  if (ui.radio("hex", "Hexadecimal", state.radio == 0)) state.radio = 0;
  ui.same_line();
  if (ui.radio("dec", "Decimal", state.radio == 1)) state.radio = 1;
  ui.progress(0.6F, "Copying the hive");
  ui.text("The disk was not shut down properly.", LB_TEXT_WARNING);
  ui.text("Cannot open hive SYSTEM: bin at 0x1000 is cut short.", LB_TEXT_ERROR);
  ui.text("Saved. The old file is in D:\\Lifeboat\\20261123T120000Z.", LB_TEXT_SUCCESS);
  ui.text("Not in the fonts: \xE6\xBC\xA2\xF0\x9F\x98\x80\x01", LB_TEXT_BODY);
  ui.banner("warn", BannerKind::warning, "This Windows is hibernated: changes may be lost when it wakes up.");
  ui.banner("bad", BannerKind::error, "The tool ended unexpectedly and was switched off.", "Details");
  const std::array<DialogButton, 2> buttons = {DialogButton{"delete", "Delete the value", LB_BUTTON_DANGER},
                                               DialogButton{"keep", "Keep it"}};
  if (state.dialog_open) {
    const int pressed = ui.dialog("sure", "Delete this value?",
                                  "The value ImagePath of HKLM\\SYSTEM\\ControlSet001\\Services\\disk will be "
                                  "deleted. A copy of the hive is kept.",
                                  buttons);
    if (pressed != -1) state.dialog_open = false;
    if (pressed >= 0) state.pressed.push_back(buttons[static_cast<std::size_t>(pressed)].id);
  }
  ui.pop_id();
  ui.end_page();
}

void bytes(Ui& ui, State& state) {
  ui.begin_header("Lifeboat", "Registry Editor");
  ui.end_header();
  ui.begin_page("page", false);
  ui.push_id("demo");
  (void)ui.hex("wide", "All the width", *state.bytes, 0, 9, LB_INPUT_FOCUS);
  (void)ui.hex("narrow", "Half of it", *state.bytes, 24, 9, LB_INPUT_READ_ONLY);
  ui.pop_id();
  ui.end_page();
}

void tree_and_values(Ui& ui, State& state) {
  ui.begin_header("Lifeboat", "Registry Editor");
  ui.end_header();
  ui.begin_page("page", false);
  ui.push_id("regedit");
  if (ui.button("new", "New", LB_BUTTON_QUIET)) state.pressed.push_back("new");
  ui.same_line();
  if (ui.button("refresh", "Refresh", LB_BUTTON_QUIET)) state.pressed.push_back("refresh");
  ui.begin_split("main", 0.34F, -2);
  draw_tree(ui);
  ui.next_split();
  draw_values(ui, state);
  ui.end_split();
  ui.text("HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft", LB_TEXT_MONO);
  ui.pop_id();
  ui.end_page();
}

}  // namespace lifeboat::ui::demo
