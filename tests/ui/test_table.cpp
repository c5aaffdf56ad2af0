#include "tests/ui/demo_pages.hpp"
#include "tests/ui/harness.hpp"

namespace lifeboat::ui {
namespace {

// A tree of one parent and two children, as a tool would keep it.
struct Tree {
  bool is_open = false;
  std::int32_t selected = 0;

  void draw(Ui& ui) {
    static const lb_column column = {"", 0};
    lb_table table{};
    table.size = sizeof table;
    table.flags = LB_TABLE_TREE;
    table.columns = &column;
    table.column_count = 1;
    table.row_count = is_open ? 3 : 1;
    table.selected = selected;
    table.height = 10;
    lb_table_view view{};
    ui.begin_table("tree", table, view);
    if (view.toggle >= 0) is_open = !is_open;
    if (view.select >= 0) selected = view.select;
    if (view.to_parent > 0) selected = 0;
    for (std::uint32_t i = view.first; i < view.last; ++i) {
      const std::string id = i == 0 ? "parent/0" : "child" + std::to_string(i);
      lb_row row{};
      row.size = sizeof row;
      row.id = id.c_str();
      row.depth = i == 0 ? 0 : 1;
      if (i == 0) row.flags = LB_ROW_HAS_CHILDREN;
      if (i == 0 && is_open) row.flags |= LB_ROW_OPEN;
      ui.row(row);
      ui.cell(id, LB_TEXT_BODY);
    }
    ui.end_table();
  }
};

}  // namespace

TEST_CASE("arrows, PageDown, Home and End move in a table of 100,000 rows and keep the row in sight") {
  demo::State state;
  Harness h([&](Ui& ui) { demo::tree_and_values(ui, state); });
  h.ui().focus("regedit/values");
  h.settle();
  h.key("Down", 3);
  CHECK(state.selected_row == 6);
  h.key("Up");
  CHECK(state.selected_row == 5);
  h.key("PageDown");
  CHECK(state.selected_row > 15);
  h.key("End");
  CHECK(state.selected_row == 99999);
  CHECK(h.item("regedit/values/Value99999").is_visible);
  CHECK(h.item("regedit/values/Value99999").rect.height > 20);
  h.key("Home");
  CHECK(state.selected_row == 0);
  CHECK(h.item("regedit/values/Value0").is_selected);
  CHECK(h.ui().items().items().size() < 200);
}

TEST_CASE("Enter and a double click activate a row; a click selects it") {
  demo::State state;
  Harness h([&](Ui& ui) { demo::tree_and_values(ui, state); });
  h.click("regedit/values/Value5");
  CHECK(state.selected_row == 5);
  CHECK(h.focused() == "regedit/values/Value5");
  h.key("Enter");
  h.click("regedit/values/Value7", 2);
  CHECK(state.pressed == std::vector<std::string>{"activate-5", "activate-7"});
}

TEST_CASE("a row's menu opens by right click and by Shift+F10, and is driven by keys alone") {
  demo::State state;
  Harness h([&](Ui& ui) { demo::tree_and_values(ui, state); });
  h.click("regedit/values/Value4", 1, 1);
  REQUIRE(h.has("regedit/values/row-menu/delete"));
  CHECK(state.selected_row == 4);
  h.click("regedit/values/row-menu/delete");
  CHECK(state.pressed == std::vector<std::string>{"delete"});
  CHECK(h.focused() == "regedit/values/Value4");
  h.key("Shift+F10");
  CHECK(h.focused() == "regedit/values/row-menu/modify");
  h.key("Escape");
  CHECK_FALSE(h.has("regedit/values/row-menu/modify"));
  h.key("Menu");
  h.key("Enter");
  CHECK(state.pressed == std::vector<std::string>{"delete", "modify"});
}

TEST_CASE("a click beside a menu closes it and presses nothing") {
  demo::State state;
  Harness h([&](Ui& ui) { demo::tree_and_values(ui, state); });
  h.click("regedit/values/Value4", 1, 1);
  h.click("regedit/refresh");
  CHECK_FALSE(h.has("regedit/values/row-menu/delete"));
  CHECK(state.pressed.empty());
  h.click("regedit/refresh");
  CHECK(state.pressed == std::vector<std::string>{"refresh"});
}

TEST_CASE("Right opens a tree row and goes to its child, Left goes to the parent and closes it") {
  Tree tree;
  Harness h([&](Ui& ui) { tree.draw(ui); });
  h.key("Tab");
  h.key("Right");
  CHECK(tree.is_open);
  h.key("Right");
  CHECK(tree.selected == 1);
  h.key("Left");
  CHECK(tree.selected == 0);
  h.key("Left");
  CHECK_FALSE(tree.is_open);
  CHECK(h.has("tree/parent%2F0"));
}

TEST_CASE("keys in an empty table select nothing") {
  std::int32_t selected = -1;
  Harness h([&](Ui& ui) {
    lb_table table{};
    table.size = sizeof table;
    table.selected = selected;
    table.empty_text = "No values.";
    lb_table_view view{};
    ui.begin_table("none", table, view);
    selected = view.select;
    ui.end_table();
  });
  h.key("Tab");
  h.key("Down");
  h.key("End");
  h.key("Enter");
  CHECK(selected == -1);
}

}  // namespace lifeboat::ui
