// Finds plug-ins in folders and keeps what is known of each: its sidecar, and the reason when it cannot be used.
// Nothing vanishes: what looks like a plug-in and is refused becomes a row with a reason.
//
//   Loader loader({.probe = {.cache_folder = runtime / "probes"}});
//   loader.scan(folders);                         // reads sidecars only: no code of a plug-in runs
//   loader.probe_all(host_jobs, redraw);          // tries each in a child, off the UI thread
//   for (const ToolRow& row : loader.rows()) …    // what the toolset window shows
//   loader.load(row.plugin)                       // probes if need be, opens once
//
// [ui] all. The loader outlives the jobs it was given.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "host/base/error.hpp"
#include "host/jobs/jobs.hpp"
#include "host/loader/plugin_library.hpp"
#include "host/loader/plugin_scan.hpp"
#include "host/loader/probe.hpp"

namespace lifeboat::loader {

// One line of the toolset window.
struct ToolRow {
  std::size_t plugin = 0;  // index into plugins()
  std::uint32_t tool = 0;  // index within the plug-in
  std::string id = {};
  std::string name = {}, subtitle = {};  // translated; of a refused file: its name and folder
  std::string icon = {};
  lb_needs needs = 0;
  std::string reason = {};  // "" when the loader has nothing against it; needs and faults are for others to judge
};

class Loader {
 public:
  struct Setup {
    ProbeSetup probe = {};
  };
  explicit Loader(Setup setup) : setup_(std::move(setup)) {}

  // Reads what lies in the folders, in order; once. A folder that is absent is not an error.
  void scan(std::span<const std::filesystem::path> folders);
  // Probes what was not probed yet in jobs, two at a time, so that one that hangs keeps nobody waiting. `on_change` follows
  // each on the UI thread.
  [[nodiscard]] Status probe_all(jobs::Jobs& jobs, std::function<void()> on_change);
  // Whether this plug-in's turn is still to come, or to end.
  [[nodiscard]] bool is_probing(std::size_t plugin) const;
  // Here and now, what nobody has probed yet: blocks for at most the time limit. A failure becomes the plug-in's reason.
  [[nodiscard]] Status probe_now(std::size_t plugin);
  // Opens the plug-in: once, later calls give the same. A failure becomes the plug-in's reason. Runs code of the
  // plug-in, but for a probe before it: mark the call for the supervisor, ToolCall(watch, tool_id, Phase::load).
  [[nodiscard]] Result<PluginLibrary> load(std::size_t plugin);

  [[nodiscard]] const std::vector<Plugin>& plugins() const { return plugins_; }
  [[nodiscard]] std::vector<ToolRow> rows() const;
  // The usable plug-in whose sidecar names this command, for `lifeboat <command> …`.
  [[nodiscard]] std::optional<std::size_t> plugin_of_command(std::string_view command) const;

 private:
  void take_verdict(std::size_t plugin, const Status& verdict);
  [[nodiscard]] Status probe_next(jobs::Jobs& jobs, const std::function<void()>& on_change);

  Setup setup_;
  std::vector<Plugin> plugins_;
  std::size_t next_probe_ = 0;  // the first whose turn did not come
  bool is_probing_ = false;
};

}  // namespace lifeboat::loader
