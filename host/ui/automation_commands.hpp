// What each command does to the console: finds the item, pushes the input that a person would make.
#pragma once

#include <nlohmann/json.hpp>

#include "host/ui/automation_server.hpp"

namespace lifeboat::ui {

// The answer to give once the console has settled; an error in the same form.
[[nodiscard]] nlohmann::json perform(const AutomationTarget& target, const nlohmann::json& command);
[[nodiscard]] nlohmann::json failure(int code, const std::string& message);
[[nodiscard]] nlohmann::json dump_items(const ItemRegistry& registry);

}  // namespace lifeboat::ui
