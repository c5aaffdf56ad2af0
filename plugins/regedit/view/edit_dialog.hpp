// The dialog "edit": one value, its old data in sight, and the field for the new that suits its type: a text, one text
// per line, a number in either base, or bytes. Any value can be edited as bytes. Items: edit/data (text, lines,
// number), edit/bytes, edit/hexadecimal, edit/decimal, edit/as-bytes, edit/ok, edit/cancel.
#pragma once

#include <optional>
#include <string>

#include "lifeboat/tool.hpp"
#include "plugins/regedit/model/command.hpp"
#include "plugins/regedit/model/editable.hpp"
#include "plugins/regedit/model/value_data.hpp"

namespace lifeboat::regedit {

// The value to edit.
struct EditRequest {
  std::string key, name;
  sdk::RegistryData data;
  bool is_set = true;        // false: the default value of a key that has none
  bool is_writable = true;   // whether the key can be changed at all
  bool as_bytes = false;
};

class EditDialog {
 public:
  explicit EditDialog(sdk::Host host) : text_(host), bytes_(host) {}

  void open(EditRequest request);
  void draw(sdk::Ui& ui, Commands& commands);
  [[nodiscard]] bool is_open() const { return is_open_; }

 private:
  void draw_facts(sdk::Ui& ui) const;
  // Whether Enter was pressed in the field.
  [[nodiscard]] bool draw_field(sdk::Ui& ui);
  [[nodiscard]] bool draw_text(sdk::Ui& ui);
  void draw_bases(sdk::Ui& ui);
  void draw_buttons(sdk::Ui& ui, bool was_entered, Commands& commands);
  void fill();
  void set_base(int base);
  void go_over_to_bytes();
  // What was typed; nothing, with mistake_ set, when it is no data.
  [[nodiscard]] std::optional<sdk::RegistryData> typed();
  [[nodiscard]] bool is_untouched() const;
  [[nodiscard]] bool wants_second_yes();
  void accept(Commands& commands);

  bool is_open_ = false;
  EditRequest value_;
  std::string preview_, damage_;
  Editable how_;
  std::string mistake_;  // what is wrong with what was typed
  std::string warned_;   // the text with empty lines that was pointed at
  std::string start_;    // what stood in the field at first
  int base_ = 16;
  bool has_lines_ = false;
  sdk::Text text_;
  sdk::Buffer bytes_;
};

}  // namespace lifeboat::regedit
