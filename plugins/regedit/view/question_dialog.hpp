// A dialog that names what would be done and asks for a yes. Items: <id>/ok, <id>/cancel.
#pragma once

#include <optional>
#include <string>

#include "lifeboat/tool.hpp"
#include "plugins/regedit/model/command.hpp"
#include "plugins/regedit/model/hive_facts.hpp"

namespace lifeboat::regedit {

struct Question {
  const char* id = "";
  std::string title, what;
  std::string where;  // a path, shown apart
  std::string note;
  std::string yes;
  lb_button_style style = LB_BUTTON_PRIMARY;
  Command command;
  bool is_final = false;  // cannot be undone: the keyboard begins at No
};

[[nodiscard]] Question delete_key_question(const std::string& path, std::uint32_t subkey_count);
[[nodiscard]] Question delete_value_question(const std::string& key, const std::string& name);
[[nodiscard]] Question replay_question(const Hive& hive);
[[nodiscard]] Question unload_question(const Hive& hive);
[[nodiscard]] Question discard_question(std::uint32_t change_count);

class QuestionDialog {
 public:
  void open(Question question);
  void draw(sdk::Ui& ui, Commands& commands);
  [[nodiscard]] bool is_open() const { return is_open_; }

 private:
  void draw_no(sdk::Ui& ui);

  bool is_open_ = false;
  Question question_;
};

}  // namespace lifeboat::regedit
