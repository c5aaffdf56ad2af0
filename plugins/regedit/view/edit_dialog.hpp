// The dialog "edit": one value, its old data in sight, and a field for the new when this tool can edit it; else the
// data with the reason why not. Items: edit/data, edit/hexadecimal, edit/decimal, edit/ok, edit/cancel.
#pragma once

#include <string>

#include "lifeboat/tool.hpp"
#include "plugins/regedit/model/command.hpp"
#include "plugins/regedit/model/value_data.hpp"

namespace lifeboat::regedit {

class EditDialog {
 public:
  explicit EditDialog(sdk::Host host) : text_(host) {}

  // `is_writable`: whether the key can be changed at all.
  void open(const std::string& key, const std::string& name, const sdk::RegistryData& data, bool is_writable);
  void draw(sdk::Ui& ui, Commands& commands);
  [[nodiscard]] bool is_open() const { return is_open_; }

 private:
  void draw_facts(sdk::Ui& ui) const;
  void draw_reading(sdk::Ui& ui);
  void draw_editing(sdk::Ui& ui, Commands& commands);
  void draw_bases(sdk::Ui& ui);
  void set_base(int base);
  void accept(Commands& commands);

  bool is_open_ = false;
  std::string key_, name_;
  sdk::RegistryData old_;
  std::string old_preview_, damage_;
  std::string read_only_reason_;  // empty: it can be edited
  std::string mistake_;           // what is wrong with what was typed
  int base_ = 16;
  bool has_lines_ = false;
  sdk::Text text_;
};

// "(Default)" for the default value.
[[nodiscard]] std::string shown_name(const std::string& name);

}  // namespace lifeboat::regedit
