#include "host/loader/loader.hpp"

#include <libintl.h>

#include <algorithm>

#include <fmt/format.h>

#include "host/base/text.hpp"

namespace lifeboat::loader {

namespace {

std::string translated(const Sidecar& sidecar, const std::string& text) {
  if (sidecar.text_domain.empty() || text.empty()) return text;
  return ::dgettext(sidecar.text_domain.c_str(), text.c_str());
}

std::string row_reason(const Plugin& plugin) {
  if (plugin.reason.empty()) return {};
  return fmt::format(fmt::runtime(tr("This plug-in cannot be used: {}.")), plugin.reason);
}

// A refused file has no id of its own; rows need one that is unique and valid in item paths.
std::string id_of_refused(const Plugin& plugin, std::size_t index) {
  return fmt::format("refused-{}-{}", index + 1, plugin.path.filename().string());
}

ToolRow row_of_refused(const Plugin& plugin, std::size_t index) {
  return {.plugin = index,
          .id = id_of_refused(plugin, index).substr(0, 63),
          .name = plugin.path.filename().string(),
          .subtitle = plugin.path.parent_path().string(),
          .icon = "tool",
          .reason = row_reason(plugin)};
}

ToolRow row_of(const Plugin& plugin, std::size_t index, std::uint32_t tool) {
  const SidecarTool& facts = plugin.sidecar.tools[tool];
  return {.plugin = index,
          .tool = tool,
          .id = facts.id,
          .name = translated(plugin.sidecar, facts.name),
          .subtitle = translated(plugin.sidecar, facts.subtitle),
          .icon = facts.icon,
          .needs = facts.needs,
          .reason = row_reason(plugin)};
}

}  // namespace

void Loader::scan(std::span<const std::filesystem::path> folders) {
  for (const std::filesystem::path& folder : folders) {
    std::error_code error;
    if (!std::filesystem::exists(folder, error)) continue;
    for (Plugin& plugin : scan_plugins(folder)) {
      if (plugins_.size() < k_max_plugins) plugins_.push_back(std::move(plugin));
    }
  }
  refuse_duplicates(plugins_);
}

Status Loader::probe_all(jobs::Jobs& jobs, std::function<void()> on_change) {
  constexpr int k_at_once = 2;
  is_probing_ = true;
  Status started;
  for (int i = 0; i < k_at_once && started; ++i) started = probe_next(jobs, on_change);
  return started;
}

// Without a job the rest is probed when it is loaded.
Status Loader::probe_next(jobs::Jobs& jobs, const std::function<void()>& on_change) {
  while (next_probe_ < plugins_.size() && !is_probing(next_probe_)) ++next_probe_;
  if (next_probe_ == plugins_.size()) return {};
  const std::size_t index = next_probe_++;
  const auto verdict = std::make_shared<Status>();
  auto job = jobs.start(
      [setup = setup_.probe, path = plugins_[index].path, verdict](jobs::JobControl& control) -> Status {
        *verdict = probe(setup, path, [&] { return control.is_cancelled(); });
        return {};
      },
      [this, &jobs, index, verdict, on_change](const Status&) {
        take_verdict(index, *verdict);
        (void)probe_next(jobs, on_change);
        on_change();
      });
  is_probing_ = job.has_value();
  return job ? Status{} : tl::unexpected(job.error());
}

bool Loader::is_probing(std::size_t index) const {
  const Plugin& plugin = plugins_.at(index);
  return is_probing_ && plugin.reason.empty() && !plugin.is_probed;
}

void Loader::take_verdict(std::size_t index, const Status& verdict) {
  Plugin& plugin = plugins_[index];
  plugin.is_probed = true;
  if (!verdict && plugin.reason.empty()) plugin.reason = verdict.error().message;
}

Status Loader::probe_now(std::size_t index) {
  Plugin& plugin = plugins_.at(index);
  if (!plugin.reason.empty()) return fail(ErrorKind::refused, plugin.reason);
  if (plugin.is_probed) return {};
  Status status = probe(setup_.probe, plugin.path);
  take_verdict(index, status);
  return status;
}

Result<PluginLibrary> Loader::load(std::size_t index) {
  Plugin& plugin = plugins_.at(index);
  if (plugin.library) return *plugin.library;
  const auto refused = [&plugin](const Error& error) {
    plugin.reason = error.message;
    return tl::unexpected(error);
  };
  if (auto probed = probe_now(index); !probed) return tl::unexpected(probed.error());
  auto library = PluginLibrary::open(plugin.path);
  if (!library) return refused(library.error());
  if (auto status = library->agrees_with(plugin.sidecar); !status) return refused(status.error());
  plugin.library = *library;
  return library;
}

std::vector<ToolRow> Loader::rows() const {
  std::vector<ToolRow> rows;
  for (std::size_t index = 0; index < plugins_.size(); ++index) {
    const Plugin& plugin = plugins_[index];
    if (plugin.sidecar.tools.empty() && !plugin.reason.empty()) rows.push_back(row_of_refused(plugin, index));
    for (std::uint32_t tool = 0; tool < plugin.sidecar.tools.size(); ++tool) {
      rows.push_back(row_of(plugin, index, tool));
    }
  }
  return rows;
}

std::optional<std::size_t> Loader::plugin_of_command(std::string_view command) const {
  const auto has_command = [command](const Plugin& plugin) {
    return plugin.reason.empty() && plugin.sidecar.actions && plugin.sidecar.actions->command == command;
  };
  const auto found = std::ranges::find_if(plugins_, has_command);
  if (found == plugins_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - plugins_.begin());
}

}  // namespace lifeboat::loader
