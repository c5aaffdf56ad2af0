// The dialogs "delete", which names what it would delete, and "go", which takes a path (Ctrl+L). Items: delete/ok,
// delete/cancel, go/path, go/ok, go/cancel.
#pragma once

#include <optional>
#include <string>

#include "lifeboat/tool.hpp"
#include "plugins/regedit/model/command.hpp"

namespace lifeboat::regedit {

class DeleteDialog {
 public:
  void open_for_key(const std::string& path, std::uint32_t subkey_count);
  void open_for_value(const std::string& key, const std::string& name);
  void draw(sdk::Ui& ui, Commands& commands);
  [[nodiscard]] bool is_open() const { return is_open_; }

 private:
  bool is_open_ = false;
  std::string title_, what_, where_;
  std::optional<Command> command_;
};

class GoDialog {
 public:
  explicit GoDialog(sdk::Host host) : path_(host) {}
  void open(const std::string& path);
  void draw(sdk::Ui& ui, Commands& commands);
  [[nodiscard]] bool is_open() const { return is_open_; }

 private:
  bool is_open_ = false;
  sdk::Text path_;
};

}  // namespace lifeboat::regedit
