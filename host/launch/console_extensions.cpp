#include "host/launch/console_extensions.hpp"

#include "host/base/text.hpp"
#include "host/loader/extensions/jobs_extension.hpp"
#include "host/loader/extensions/log_extension.hpp"
#include "host/registry/offline/hives_extension.hpp"
#include "host/registry/offline/registry_extension.hpp"
#include "host/registry/offline/snapshot_extension.hpp"
#include "host/session/screen_extension.hpp"
#include "host/settings/settings_extension.hpp"
#include "host/ui/ui.hpp"

namespace lifeboat::launch {

loader::ExtensionTable make_extensions() {
  loader::ExtensionTable table;
  table.add(LB_EXT_UI, &ui::ui_api());
  table.add(LB_EXT_LOG, loader::log_extension());
  table.add(LB_EXT_JOBS, loader::jobs_extension());
  table.add(LB_EXT_TARGET, toolset::target_extension());
  table.add(LB_EXT_REGISTRY, registry::registry_extension());
  table.add(LB_EXT_HIVES, registry::hives_extension());
  table.add(LB_EXT_SNAPSHOT, registry::snapshot_extension());
  table.add(LB_EXT_SCREEN, session::screen_extension());
  table.add(LB_EXT_SETTINGS, settings::settings_extension());
  return table;
}

loader::NeedFacts facts_of(const toolset::Selection& selection, bool may_serve) {
  loader::NeedFacts facts;
  facts.screen = {may_serve, tr("The settings of this image do not let it share the screen.")};
  facts.system.reason = selection.awaited();
  facts.system.is_met = facts.hives.is_met = facts.writing.is_met = selection.installation() != nullptr;
  return facts;
}

}  // namespace lifeboat::launch
