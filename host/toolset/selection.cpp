#include "host/toolset/selection.hpp"

#include <fmt/format.h>

#include <utility>

#include "host/base/text.hpp"
#include "host/target/installation_facts.hpp"

namespace lifeboat::toolset {

Selection::Selection(std::unique_ptr<target::Target> target, std::string problem,
                     registry::RegistryService& registry)
    : registry_(registry) {
  replace(std::move(target), std::move(problem));
}

void Selection::replace(std::unique_ptr<target::Target> target, std::string problem) {
  select(std::nullopt);
  target_ = std::move(target);
  problem_ = std::move(problem);
  limits_.clear();
  for (const auto& found : installations()) limits_.push_back(fmt::format("{}", fmt::join(found.problems, "\n")));
}

void Selection::select(std::optional<std::size_t> index) {
  registry_.select(nullptr);
  selected_.reset();
  if (!index || *index >= installations().size()) return;
  const target::Installation& chosen = installations()[*index];
  selected_ = index;
  registry_.select(registry::OfflineRegistry::of_installation(*target_, chosen));
}

void Selection::read_facts_again() {
  if (!selected_) return;
  target::Installation& chosen = target_->installations()[*selected_];
  chosen.problems.clear();
  target::read_facts(*target_->volumes()[chosen.volume].access, chosen);
  limits_[*selected_] = fmt::format("{}", fmt::join(chosen.problems, "\n"));
}

const std::vector<target::Installation>& Selection::installations() const {
  static const std::vector<target::Installation> k_none;
  return target_ ? target_->installations() : k_none;
}

const target::Installation* Selection::installation() const {
  return selected_ ? &installations()[*selected_] : nullptr;
}

std::string describe_size(std::uint64_t size_bytes) {
  constexpr double k_megabyte = 1e6;
  if (size_bytes == 0) return {};
  const double megabytes = static_cast<double>(size_bytes) / k_megabyte;
  if (megabytes < 1000) return fmt::format("{:.0f} MB", megabytes);
  return fmt::format("{:.1f} GB", megabytes / 1000);
}

std::string describe(const target::Installation& installation, std::uint64_t volume_size_bytes) {
  std::string line = installation.product;
  if (!installation.display_version.empty()) line += " " + installation.display_version;
  if (!installation.build.empty()) line += fmt::format(" ({})", installation.build);
  for (const std::string& part : {installation.architecture, installation.system_root, describe_size(volume_size_bytes)}) {
    if (!part.empty()) line += ", " + part;
  }
  return line;
}

}  // namespace lifeboat::toolset
