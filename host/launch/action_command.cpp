#include "host/launch/action_command.hpp"

#include <fmt/format.h>
#include <libintl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <utility>

#include "host/base/text.hpp"
#include "host/launch/arguments.hpp"
#include "host/loader/extensions/log.hpp"
#include "host/loader/extensions/log_extension.hpp"
#include "host/loader/extensions/tool_host.hpp"
#include "host/loader/loader.hpp"
#include "host/registry/offline/hives_extension.hpp"
#include "host/registry/offline/registry_extension.hpp"
#include "host/registry/offline/snapshot_extension.hpp"
#include "host/target/folder_volume.hpp"
#include "host/toolset/selection.hpp"

namespace lifeboat::launch {
namespace {

using registry::OfflineRegistry;
using registry::RegistryService;
using toolset::Selection;

constexpr const char* k_who = "command line";

int report(const Error& error) {
  fmt::print(stderr, "lifeboat: {}\n", error.message);
  return exit_code(error.kind);
}

void write_stream(const lb_action_call*, std::int32_t stream, const char* data, std::size_t size_bytes) {
  std::fwrite(data, 1, size_bytes, stream == 2 ? stderr : stdout);
}

// Whether they work on the offline Windows: what they may get from the host tells.
bool needs_target(const lb_actions& actions) {
  constexpr std::string_view k_of_target[] = {LB_EXT_TARGET, LB_EXT_REGISTRY, LB_EXT_HIVES, LB_EXT_SNAPSHOT};
  for (const char* const* id = actions.extensions; *id != nullptr; ++id) {
    if (std::ranges::find(k_of_target, *id) != std::end(k_of_target)) return true;
  }
  return false;
}

void print_action(std::FILE* to, const lb_actions& actions, const lb_action& action, std::string_view summary) {
  fmt::print(to, "  lifeboat {} {} {}{}\n", actions.command, action.name, action.usage,
             needs_target(actions) ? "  (--target PATH … [--system N] [--remount] | --hive FILE)" : "");
  while (!summary.empty()) {
    const std::size_t end = std::min(summary.find('\n'), summary.size());
    fmt::print(to, "      {}\n", summary.substr(0, end));
    summary.remove_prefix(std::min(end + 1, summary.size()));
  }
}

std::string_view summary_of(const lb_plugin& plugin, const lb_action& action) {
  return plugin.text_domain == nullptr ? action.summary : ::dgettext(plugin.text_domain, action.summary);
}

// Each action with the first line of its summary; one alone with all of it.
void print_usage(std::FILE* to, const lb_plugin& plugin, const lb_actions& actions, const lb_action* only) {
  if (only != nullptr) return print_action(to, actions, *only, summary_of(plugin, *only));
  for (std::uint32_t i = 0; i < actions.action_count; ++i) {
    const std::string_view summary = summary_of(plugin, actions.actions[i]);
    print_action(to, actions, actions.actions[i], summary.substr(0, summary.find('\n')));
  }
}

const lb_action* find_action(const lb_actions& actions, std::string_view name) {
  for (std::uint32_t i = 0; i < actions.action_count; ++i) {
    if (name == actions.actions[i].name) return &actions.actions[i];
  }
  return nullptr;
}

// The service that a save goes through: at once, as the command line is the consent.
Status save_now(RegistryService& service) {
  auto report = registry::save(*service.registry_for_save(), target::WriteConsent{k_who});
  if (!report) return tl::unexpected<Error>(report.error());
  service.set_message(registry::describe_report(*report), false);
  return {};
}

Status open_hive(const std::string& file, RegistryService& service) {
  const std::filesystem::path path = std::filesystem::absolute(file);
  auto folder = target::FolderVolume::open(path.parent_path().string());
  if (!folder) return tl::unexpected<Error>(folder.error());
  auto registry = OfflineRegistry::of_hive(std::move(*folder), path.filename().string());
  if (!registry) return tl::unexpected<Error>(registry.error());
  service.select(std::move(*registry));
  return {};
}

// Opens what --hive or --target names. The selection owns the target.
Result<std::unique_ptr<Selection>> open_target(const ActionArguments& parsed, bool is_needed, RegistryService& service) {
  if (parsed.hive) {
    if (auto opened = open_hive(*parsed.hive, service); !opened) return tl::unexpected<Error>(opened.error());
    return std::make_unique<Selection>(nullptr, "", service);
  }
  if (parsed.targets.empty() && !is_needed) return std::make_unique<Selection>(nullptr, "", service);
  if (parsed.targets.empty()) {
    return fail(ErrorKind::bad_use, tr("say what to work on: --target PATH or --hive FILE"));
  }
  auto target = target::Target::open(parsed.targets, {.is_live = parsed.is_live});
  if (!target) return tl::unexpected<Error>(target.error());
  auto chosen = target::choose_installation(**target, parsed.system);
  if (!chosen) return tl::unexpected<Error>(chosen.error());
  const std::size_t index = (*chosen)->number - 1;
  auto selection = std::make_unique<Selection>(std::move(*target), "", service);
  selection->select(index);
  selection->remap(parsed.is_remapped);
  return selection;
}

int run_action(const lb_actions& actions, const lb_action& action, const ActionArguments& parsed) {
  RegistryService service;
  service.set_who(k_who);
  service.set_save_hook([&service] { return save_now(service); });
  auto selection = open_target(parsed, needs_target(actions), service);
  if (!selection) return report(selection.error());
  loader::Log log(loader::descriptor_sink(STDERR_FILENO, loader::LogLevel::warning));
  loader::Services services;
  services.provide(service);
  services.provide(**selection);
  services.provide(log);
  loader::ExtensionTable table;
  table.add(LB_EXT_LOG, loader::log_extension());
  table.add(LB_EXT_TARGET, toolset::target_extension());
  table.add(LB_EXT_REGISTRY, registry::registry_extension());
  table.add(LB_EXT_HIVES, registry::hives_extension());
  table.add(LB_EXT_SNAPSHOT, registry::snapshot_extension());
  std::vector<std::string> declared;
  for (const char* const* id = actions.extensions; *id != nullptr; ++id) declared.emplace_back(*id);
  loader::ToolHost host({actions.command, std::move(declared), table, services, [] {}});
  std::vector<const char*> arguments;
  for (std::size_t i = 2; i < parsed.rest.size(); ++i) arguments.push_back(parsed.rest[i].c_str());
  const lb_action_call call{sizeof(lb_action_call), host.handle(), static_cast<std::uint32_t>(arguments.size()),
                            arguments.data(), parsed.wants_json, nullptr, write_stream};
  // What works on this computer itself takes its time and tells how it goes; an export of a registry must be fast.
  if (!needs_target(actions)) std::setvbuf(stdout, nullptr, _IOLBF, BUFSIZ);
  const int code = action.run(&call);
  std::fflush(stdout);
  return code;
}

}  // namespace

int run_action_command(std::span<const std::string> arguments, const ActionFolders& folders) {
  const auto parsed = parse_action_arguments(arguments);
  if (!parsed) return report(parsed.error());
  std::vector<std::filesystem::path> places(parsed->plugin_folders.begin(), parsed->plugin_folders.end());
  if (places.empty()) places.push_back(folders.plugins);
  loader::Loader loader({.probe = {.cache_folder = folders.probe_cache}});
  loader.scan(places);
  const auto plugin = loader.plugin_of_command(arguments.front());
  if (!plugin) {
    return report({ErrorKind::bad_use, fmt::format(fmt::runtime(tr("there is no tool or command named {}")),
                                                   arguments.front())});
  }
  auto library = loader.load(*plugin);
  if (!library) return report(library.error());
  const lb_actions* actions = library->actions();
  const lb_action* action =
      actions == nullptr || parsed->rest.size() < 2 ? nullptr : find_action(*actions, parsed->rest[1]);
  if (action == nullptr || parsed->wants_help) {
    if (actions != nullptr) print_usage(parsed->wants_help ? stdout : stderr, library->entry(), *actions, action);
    return parsed->wants_help ? 0 : exit_code(ErrorKind::bad_use);
  }
  return run_action(*actions, *action, *parsed);
}

}  // namespace lifeboat::launch
