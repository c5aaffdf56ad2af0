// Above the values: what is limited in the hive of the selected key, in plain words, and what can be done about it.
// Item: "replay-logs", where its logs hold later changes.
#pragma once

#include <string>

#include "lifeboat/tool.hpp"
#include "plugins/regedit/model/hive_facts.hpp"

namespace lifeboat::regedit {

// Nothing where all is well. Answers whether the button was pressed.
[[nodiscard]] bool draw_hive_notice(sdk::Ui& ui, const sdk::HiveInfo& hive);

// For a hive's row in the tree, in a few words; "" where all is well.
[[nodiscard]] std::string hive_trouble(const sdk::HiveInfo& hive);

// How far reading it is: for its row in the tree, "40 % read", and with its name, "Reading SOFTWARE… 40 %".
[[nodiscard]] std::string reading_state(const sdk::HiveInfo& hive);
[[nodiscard]] std::string reading_words(const std::string& name, const sdk::HiveInfo& hive);

}  // namespace lifeboat::regedit
