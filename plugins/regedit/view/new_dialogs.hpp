// The dialogs "new-key" and "new-value". Items: new-key/name, new-value/name, new-value/type, new-value/data (or
// new-value/bytes, for REG_BINARY), and in both ok and cancel.
#pragma once

#include <optional>
#include <string>

#include "lifeboat/tool.hpp"
#include "plugins/regedit/model/command.hpp"
#include "plugins/regedit/model/value_list.hpp"

namespace lifeboat::regedit {

class NewKeyDialog {
 public:
  explicit NewKeyDialog(sdk::Host host) : name_(host) {}
  void open(const std::string& parent);
  void draw(sdk::Ui& ui, Commands& commands);
  [[nodiscard]] bool is_open() const { return is_open_; }

 private:
  void accept(Commands& commands);
  bool is_open_ = false;
  std::string parent_, mistake_;
  sdk::Text name_;
};

class NewValueDialog {
 public:
  explicit NewValueDialog(sdk::Host host) : name_(host), data_(host), bytes_(host) {}
  void open(const std::string& key);
  // `values`: of the key, to refuse a name that is taken.
  void draw(sdk::Ui& ui, const ValueList& values, Commands& commands);
  [[nodiscard]] bool is_open() const { return is_open_; }

 private:
  [[nodiscard]] bool draw_fields(sdk::Ui& ui);
  [[nodiscard]] bool draw_data(sdk::Ui& ui);
  [[nodiscard]] std::string what_is_wrong_with(const std::string& name, const ValueList& values) const;
  // What was typed; nothing, with mistake_ set, when it is no data.
  [[nodiscard]] std::optional<sdk::RegistryData> typed();
  void accept(const ValueList& values, Commands& commands);
  bool is_open_ = false;
  std::string key_, mistake_;
  sdk::Text name_, data_;
  sdk::Buffer bytes_;
  std::uint32_t type_choice_ = 0;
};

}  // namespace lifeboat::regedit
