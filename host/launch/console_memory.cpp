#include "host/launch/console_memory.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace lifeboat::launch {
namespace {

using nlohmann::json;

constexpr int k_last_stage = static_cast<int>(boot::Stage::toolset);

// A field that is absent, or of another type, throws json::exception.
boot::Standing standing_of(const json& object) {
  const int stage = object.at("stage").get<int>();
  return {object.at("questions").get<bool>(), object.at("options").get<bool>(), object.at("network").get<bool>(),
          static_cast<boot::Stage>(std::clamp(stage, 0, k_last_stage))};
}

session::RemoteSession::Promises promises_of(const json& object) {
  return {object.at("serves").get<std::string>(), object.at("asks").get<bool>(), object.at("had").get<bool>(),
          object.at("ended_here").get<bool>()};
}

ConsoleMemory memory_of(const json& object) {
  return {object.at("language").get<std::string>(),
          object.at("installation").get<std::string>(),
          object.at("remapped").get<bool>(),
          standing_of(object.at("way")),
          object.at("wants_network").get<bool>(),
          object.at("wants_remap").get<bool>(),
          object.at("layout").get<std::string>(),
          promises_of(object.at("remote"))};
}

}  // namespace

ConsoleMemory cautious(const ConsoleMemory& memory) {
  ConsoleMemory careful;
  careful.language = memory.language;
  careful.layout = memory.layout;
  careful.promises = memory.promises;
  return careful;
}

std::string text_of(const ConsoleMemory& memory) {
  const boot::Standing& way = memory.standing;
  const session::RemoteSession::Promises& remote = memory.promises;
  const json object{{"language", memory.language},
                    {"installation", memory.installation},
                    {"remapped", memory.is_remapped},
                    {"way",
                     {{"questions", way.has_questions},
                      {"options", way.has_options},
                      {"network", way.is_network_started},
                      {"stage", static_cast<int>(way.stage)}}},
                    {"wants_network", memory.wants_network},
                    {"wants_remap", memory.wants_remap},
                    {"layout", memory.layout},
                    {"remote",
                     {{"serves", remote.tool_id},
                      {"asks", remote.asks},
                      {"had", remote.had_session},
                      {"ended_here", remote.was_ended_here}}}};
  return object.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::optional<ConsoleMemory> memory_of(std::string_view text) {
  try {
    return memory_of(json::parse(text));
  } catch (const json::exception&) {
    return std::nullopt;
  }
}

}  // namespace lifeboat::launch
