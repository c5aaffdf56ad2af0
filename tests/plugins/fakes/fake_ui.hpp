// A ui that draws nothing: it records the items of a frame by their paths, and answers as if the person had pressed,
// typed or moved as the test says. Scopes are counted: a frame that leaves one open fails.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "lifeboat/tool.hpp"

namespace lifeboat::testing {

struct FakeRow {
  std::string id, icon;
  std::uint32_t depth = 0, flags = 0;
  std::vector<std::string> cells;
};

struct TableEvent {
  std::int32_t select = -1, activate = -1, toggle = -1, context = -1, to_parent = -1;
};

class FakeUi {
 public:
  // Draws one frame with `draw(sdk::Ui&)`; what the test asked for is answered in it, once.
  template <class Draw>
  void frame(Draw draw) {
    begin();
    sdk::Ui ui(api(), raw());
    draw(ui);
    end();
  }
  [[nodiscard]] static const lb_ui_api& api();
  [[nodiscard]] lb_ui* raw() { return reinterpret_cast<lb_ui*>(this); }

  // For the next frame:
  std::set<std::string> presses;              // buttons, radios, menu items, by path
  std::map<std::string, std::string> typing;  // inputs: this text, then Enter
  std::map<std::string, std::vector<std::uint8_t>> bytes_typing;  // hex fields: these bytes, then Enter
  std::map<std::string, TableEvent> events;                       // tables
  std::set<std::string> keys;                 // shortcuts
  std::uint32_t visible_rows = 40, first_row = 0;
  float available_width = 100;

  // Of the last frame:
  std::set<std::string> items, disabled_items;
  std::vector<std::string> texts;
  std::map<std::string, std::string> inputs;
  std::map<std::string, std::vector<FakeRow>> tables;
  std::map<std::string, lb_table> table_facts;
  std::map<std::string, std::vector<std::uint8_t>> bytes;  // of hex fields
  std::set<std::string> read_only;                          // fields
  std::string open_menu_id;
  std::string clipboard;  // kept from frame to frame
  [[nodiscard]] bool shows(const std::string& text) const;  // a text with these words in it

  // Used by the functions of the table:
  [[nodiscard]] std::string path_of(const char* id) const;
  bool item(const char* id);
  void begin();
  void end();
  std::vector<std::string> scopes;
  std::string table;
  int disabled_depth = 0;
};

[[nodiscard]] const lb_ui_api& fake_ui_api();

}  // namespace lifeboat::testing
