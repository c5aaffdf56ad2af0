#include "host/launch/console_resume.hpp"

#include "host/base/text.hpp"

namespace lifeboat::launch {
namespace {

using boot::Stage;

// The options are those of an installation: when it is gone, another one is to be chosen before.
boot::Standing standing_of(const ConsoleMemory& memory, bool is_installation_there) {
  boot::Standing standing = memory.standing;
  const bool is_lost = !memory.installation.empty() && !is_installation_there;
  const bool is_beyond_list = standing.stage == Stage::options || standing.stage == Stage::toolset;
  if (is_lost && is_beyond_list) standing.stage = Stage::installation;
  return standing;
}

}  // namespace

ConsoleMemory memory_of(const ConsoleRooms& rooms, const BootConsole* boot) {
  ConsoleMemory memory;
  memory.language = text_language();
  memory.promises = rooms.session.promises();
  const toolset::Selection& selection = rooms.selection;
  if (selection.selected()) memory.installation = selection.place_of(*selection.selected());
  memory.is_remapped = selection.is_remapped();
  if (boot == nullptr) return memory;
  const boot::Answers& answers = boot->flow().answers();
  memory.standing = boot->flow().standing();
  memory.wants_network = answers.wants_network;
  memory.wants_remap = answers.wants_remap;
  memory.layout = answers.layout;
  return memory;
}

void resume(const ConsoleMemory& memory, ConsoleRooms& rooms, BootConsole* boot) {
  rooms.session.resume(memory.promises);
  const auto chosen = rooms.selection.find(memory.installation);
  if (chosen) rooms.selection.select(chosen);
  rooms.selection.remap(memory.is_remapped);
  if (boot == nullptr) return;
  boot::Answers answers = boot->flow().answers();
  answers.wants_network = memory.wants_network;
  answers.wants_remap = memory.wants_remap;
  answers.layout = memory.layout;
  if (chosen) answers.installation = chosen;
  boot->flow().resume(standing_of(memory, chosen.has_value()), answers);
}

}  // namespace lifeboat::launch
