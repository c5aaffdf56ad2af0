// The rooms of a console, each after those it stands on, and how they hear of each other: the offline Windows and its
// registry, the tools and who may use them, the technician's session. What stands on the screen is ConsoleFront's.
// UI thread only.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "host/jobs/job_queue.hpp"
#include "host/jobs/jobs.hpp"
#include "host/launch/console_options.hpp"
#include "host/launch/target_search.hpp"
#include "host/loader/extensions/log.hpp"
#include "host/session/remote_session.hpp"
#include "host/session/screen_extension.hpp"
#include "host/settings/policy_file.hpp"
#include "host/toolset/save_page.hpp"
#include "host/toolset/selection.hpp"
#include "host/toolset/waiting_work.hpp"
#include "host/toolset/workspace.hpp"
#include "host/ui/application_loop.hpp"

namespace lifeboat::launch {

struct ConsoleRooms {
  // `from` is borrowed. Reads what is known of the plug-ins, and has those tried that nobody has tried yet.
  ConsoleRooms(const ConsoleOptions& from, supervisor::ToolWatch tool_watch, settings::Decided settings,
               std::unique_ptr<ui::ApplicationLoop> application_loop, const std::filesystem::path& probe_cache);
  ConsoleRooms(const ConsoleRooms&) = delete;
  ConsoleRooms& operator=(const ConsoleRooms&) = delete;

  [[nodiscard]] const settings::Policy& policy() const { return decided.policy; }
  // Tells the person, while a technician is there, that only he can open it.
  void refuse(const std::string& name);

  const ConsoleOptions& options;
  settings::Decided decided;
  supervisor::ToolWatch watch;
  loader::Log log;
  std::unique_ptr<ui::ApplicationLoop> loop;
  registry::RegistryService registry;
  toolset::Selection selection;
  jobs::Jobs jobs;
  TargetSearch search;
  jobs::JobQueue reading;  // of the target's hives
  toolset::SavePage save_page;
  session::RemoteSession session;
  session::ScreenServers servers;
  loader::Services services;
  loader::ExtensionTable extensions;
  loader::Loader loader;
  toolset::Access access;
  toolset::Workspace workspace;
  toolset::WaitingWork waiting_work;

 private:
  [[nodiscard]] session::RemoteSession::Setup session_setup();
  [[nodiscard]] toolset::Access::Rules access_rules();
  [[nodiscard]] toolset::Workspace::Setup workspace_setup();
  void provide_services();
  void probe_tools();
  void connect();
};

}  // namespace lifeboat::launch
