#include "host/loader/plugin_scan.hpp"

#include <libintl.h>

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "host/base/text.hpp"
#include "host/loader/elf_file.hpp"
#include "host/loader/trusted_path.hpp"

namespace lifeboat::loader {

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> sorted_entries(const fs::path& folder) {
  std::vector<fs::path> entries;
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    entries.push_back(at->path());
  }
  std::ranges::sort(entries);  // the same rows in the same order on every start
  return entries;
}

std::vector<fs::path> library_candidates(const fs::path& real_folder) {
  std::vector<fs::path> files;
  const auto take = [&files](const fs::path& entry) {
    if (entry.extension() == ".so" && files.size() < k_max_plugins) files.push_back(entry);
  };
  for (const fs::path& entry : sorted_entries(real_folder)) {
    take(entry);
    std::error_code error;
    if (entry.extension() == ".so" || !fs::is_directory(entry, error)) continue;
    for (const fs::path& inner : sorted_entries(entry)) take(inner);
  }
  return files;
}

Result<Sidecar> read_sidecar(const fs::path& library, const fs::path& real_folder) {
  const fs::path path = fs::path(library).replace_extension(".json");
  if (std::error_code error; !fs::exists(fs::symlink_status(path, error))) {
    return fail(ErrorKind::not_found,
                fmt::format(fmt::runtime(tr("its description {} is missing")), path.filename().string()));
  }
  const auto real = trusted_file(path, real_folder);
  if (!real) return tl::unexpected(real.error());
  const auto bytes = read_bounded(*real, k_max_sidecar_bytes);
  if (!bytes) return tl::unexpected(bytes.error());
  return parse_sidecar(*bytes);
}

Status check_library(const fs::path& library) {
  const auto first = read_first(library, k_elf_header_bytes);
  if (!first) return tl::unexpected(first.error());
  return check_elf(*first);
}

Status check_major(const Sidecar& sidecar) {
  if (sidecar.abi_major == LB_ABI_MAJOR) return {};
  return fail(ErrorKind::refused, fmt::format(fmt::runtime(tr("it is made for another console (plug-in interface {}, "
                                                              "this console has {})")),
                                              sidecar.abi_major, LB_ABI_MAJOR));
}

void bind_texts(const Sidecar& sidecar, const fs::path& folder) {
  if (sidecar.text_domain.empty() || sidecar.locale_dir.empty()) return;
  const auto locale = trusted_folder(folder / sidecar.locale_dir);
  if (!locale) return;  // shown untranslated
  ::bindtextdomain(sidecar.text_domain.c_str(), locale->c_str());
  ::bind_textdomain_codeset(sidecar.text_domain.c_str(), "UTF-8");
}

Status examine(Plugin& plugin, const fs::path& real_folder) {
  auto real = trusted_file(plugin.path, real_folder);
  if (!real) return tl::unexpected(real.error());
  plugin.path = *real;
  if (auto status = check_library(*real); !status) return status;
  auto sidecar = read_sidecar(*real, real_folder);
  if (!sidecar) return tl::unexpected(sidecar.error());
  plugin.sidecar = std::move(*sidecar);
  if (auto status = check_major(plugin.sidecar); !status) return status;
  bind_texts(plugin.sidecar, real->parent_path());
  return {};
}

Plugin examined(const fs::path& file, const fs::path& real_folder) {
  Plugin plugin{.path = file};
  if (auto status = examine(plugin, real_folder); !status) plugin.reason = status.error().message;
  return plugin;
}

// "tool x", "plug-in org.y", "command z": what must be unique over all plug-ins.
std::vector<std::string> claims_of(const Sidecar& sidecar) {
  std::vector<std::string> claims{fmt::format(fmt::runtime(tr("plug-in {}")), sidecar.id)};
  for (const SidecarTool& tool : sidecar.tools) claims.push_back(fmt::format(fmt::runtime(tr("tool {}")), tool.id));
  if (sidecar.actions) claims.push_back(fmt::format(fmt::runtime(tr("command {}")), sidecar.actions->command));
  return claims;
}

}  // namespace

std::vector<Plugin> scan_plugins(const fs::path& folder) {
  std::vector<Plugin> plugins;
  const auto real = trusted_folder(folder);
  if (!real) return {Plugin{.path = folder, .sidecar = {}, .reason = real.error().message}};
  for (const fs::path& file : library_candidates(*real)) plugins.push_back(examined(file, *real));
  return plugins;
}

void refuse_duplicates(std::vector<Plugin>& plugins) {
  std::map<std::string, std::string> owners;
  for (Plugin& plugin : plugins) {
    if (!plugin.reason.empty()) continue;
    std::vector<std::string> claims = claims_of(plugin.sidecar);
    std::ranges::sort(claims);
    const auto twice = std::ranges::adjacent_find(claims);
    const auto taken = std::ranges::find_if(claims, [&](const auto& claim) { return owners.contains(claim); });
    if (twice != claims.end()) {
      plugin.reason = fmt::format(fmt::runtime(tr("it has {} twice")), *twice);
    } else if (taken != claims.end()) {
      plugin.reason = fmt::format(fmt::runtime(tr("{} is there already, from {}")), *taken, owners[*taken]);
    } else {
      for (const std::string& claim : claims) owners.emplace(claim, plugin.path.filename().string());
    }
  }
}

}  // namespace lifeboat::loader
