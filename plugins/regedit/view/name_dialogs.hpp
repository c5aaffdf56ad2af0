// Dialogs of one or two fields: "go" takes a path (Ctrl+L), "rename" a new name for the selected key or value, and
// "load-hive" a hive file. Items: go/path, rename/name, load-hive/file, load-hive/machine, load-hive/users,
// load-hive/name, and in each ok and cancel.
#pragma once

#include <string>

#include "lifeboat/tool.hpp"
#include "plugins/regedit/model/command.hpp"

namespace lifeboat::regedit {

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

class RenameDialog {
 public:
  explicit RenameDialog(sdk::Host host) : name_(host) {}
  void open_for_key(const std::string& path);
  void open_for_value(const std::string& key, const std::string& name);
  void draw(sdk::Ui& ui, Commands& commands);
  [[nodiscard]] bool is_open() const { return is_open_; }

 private:
  void open(bool is_key, const std::string& key, const std::string& name);
  void accept(Commands& commands);
  bool is_open_ = false;
  bool is_key_ = false;
  std::string key_;  // of a value: the key it lies in
  std::string old_name_, mistake_;
  sdk::Text name_;
};

class LoadHiveDialog {
 public:
  explicit LoadHiveDialog(sdk::Host host) : file_(host), name_(host) {}
  void open();
  void draw(sdk::Ui& ui, Commands& commands);
  [[nodiscard]] bool is_open() const { return is_open_; }

 private:
  void draw_root(sdk::Ui& ui);
  void accept(Commands& commands);
  bool is_open_ = false;
  bool is_for_users_ = false;
  std::string mistake_;
  sdk::Text file_, name_;
};

}  // namespace lifeboat::regedit
