#include "host/toolset/selection.hpp"

#include <fmt/format.h>

#include <utility>

#include "host/base/text.hpp"
#include "host/target/installation_facts.hpp"
#include "host/target/memory_copy.hpp"

namespace lifeboat::toolset {

Selection::Selection(std::unique_ptr<target::Target> target, std::string problem,
                     registry::RegistryService& registry)
    : registry_(registry) {
  take(std::move(target), std::move(problem));  // what is open already stays so: a bare hive, for one
}

void Selection::await(std::string where) {
  replace(nullptr, {});
  awaited_ = std::move(where);
}

void Selection::replace(std::unique_ptr<target::Target> target, std::string problem) {
  select(std::nullopt);
  take(std::move(target), std::move(problem));
}

void Selection::take(std::unique_ptr<target::Target> target, std::string problem) {
  target_ = std::move(target);
  problem_ = std::move(problem);
  awaited_.clear();
  limits_.clear();
  volume_names_.clear();
  all_facts_.clear();
  letters_ = {};
  for (const auto& found : installations()) limits_.push_back(fmt::format("{}", fmt::join(found.problems, "\n")));
  if (!target_) return;
  name_volumes();
  find_letters();
}

void Selection::name_volumes() {
  volume_names_.clear();
  for (const auto& volume : target_->volumes()) volume_names_.push_back(target::describe_volume(*target_, volume));
}

void Selection::select(std::optional<std::size_t> index) {
  registry_.select(nullptr);
  facts_.reset();
  selected_.reset();
  if (index && *index < installations().size()) {
    selected_ = index;
    registry_.select(registry::OfflineRegistry::of_installation(*target_, installations()[*index]));
  }
  find_letters();
}

void Selection::remap(bool is_wanted) {
  wants_remap_ = is_wanted;
  find_letters();
}

void Selection::find_letters() {
  if (!target_) return;
  letters_ = is_remapped() ? target::windows_letters(*target_, *installation()) : target::environment_letters(*target_);
  if (const auto registry = registry_.current()) (*registry)->hives().use_letters(letters_);
}

Result<target::VolumePath> Selection::resolve(std::string_view path) const {
  if (selected_) return target::resolve_path(letters_, path, installation()->volume);
  return fail(ErrorKind::refused, tr("no Windows installation is selected"));
}

Result<UniqueFd> Selection::copy_file(std::string_view path, std::uint64_t limit_bytes) const {
  if (registry_.save_state() == registry::RegistryService::SaveState::writing) {
    return fail(ErrorKind::refused, tr("the registry is being saved"));
  }
  const auto place = resolve(path);
  if (!place) return tl::unexpected<Error>(place.error());
  const target::Volume& volume = target_->volumes()[place->volume];
  if (volume.access) return target::copy_to_memory(*volume.access, place->path, limit_bytes);
  return fail(ErrorKind::refused, fmt::format(fmt::runtime(tr("{} cannot be read: {}")), volume_names_[place->volume],
                                              volume.problem));
}

std::string Selection::system_root() const {
  const target::Installation* chosen = installation();
  if (chosen == nullptr) return {};
  if (!is_remapped()) return chosen->system_root;
  return target::with_letter(letters_, {chosen->volume, chosen->system_root});
}

std::string Selection::place_of(std::size_t index) const {
  const target::Installation& installation = installations()[index];
  const target::Volume& volume = target_->volumes()[installation.volume];
  return fmt::format("{}@{}/{}{}", target_->disks()[volume.disk].path, volume.offset_bytes, volume.partition_guid,
                     installation.system_root);
}

std::optional<std::size_t> Selection::find(std::string_view place) const {
  for (std::size_t i = 0; i < installations().size(); ++i) {
    if (place_of(i) == place) return i;
  }
  return std::nullopt;
}

void Selection::read_facts_again(jobs::JobQueue& queue) {
  if (selected_) facts_ = read_facts(*selected_, queue);
}

void Selection::say_again(jobs::JobQueue& queue) {
  all_facts_.clear();
  if (!target_) return;
  name_volumes();
  find_letters();
  for (std::size_t i = 0; i < installations().size(); ++i) all_facts_.push_back(read_facts(i, queue));
}

jobs::JobQueue::Ticket Selection::read_facts(std::size_t index, jobs::JobQueue& queue) {
  auto fresh = std::make_shared<target::Installation>(installations()[index]);
  fresh->problems.clear();
  return queue.submit(
      [fresh, volume = target_->volumes()[fresh->volume].access](jobs::JobControl&) -> Status {
        target::read_facts(*volume, *fresh);
        return {};
      },
      [this, fresh, index](const Status& read) {
        if (!read) return;
        limits_[index] = fmt::format("{}", fmt::join(fresh->problems, "\n"));
        target_->installations()[index] = std::move(*fresh);
        find_letters();
      });
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
  if (megabytes < 1000) return fmt::format(fmt::runtime(tr("{:.0f} MB")), megabytes);
  return fmt::format(fmt::runtime(tr("{:.1f} GB")), megabytes / 1000);
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
