// Which machine is being repaired and which of its Windows installations the person chose. Choosing opens that
// installation's registry for all tools, and the letters that the volumes have on the screen: the environment's own, or,
// remapped, those of the chosen Windows. Behind lifeboat.target/0. UI thread only.
#pragma once

#include <lifeboat/ext/target.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "host/jobs/job_queue.hpp"
#include "host/registry/offline/registry_service.hpp"
#include "host/target/drive_path.hpp"

namespace lifeboat::toolset {

class Selection {
 public:
  // `target` may be null: then `problem` says why nothing can be repaired ("the image is cut short").
  Selection(std::unique_ptr<target::Target> target, std::string problem, registry::RegistryService& registry);

  // Nothing until `replace`: it is being looked for, in the words of `where` ("Looking for Windows on disk.img…").
  void await(std::string where);
  [[nodiscard]] const std::string& awaited() const { return awaited_; }  // "" : nothing is
  // What was found now instead; nothing is chosen then.
  void replace(std::unique_ptr<target::Target> target, std::string problem);
  // Index into installations(); nothing chosen when out of range.
  void select(std::optional<std::size_t> index);
  // Where that installation lies: the same words each time the same disks are looked at.
  [[nodiscard]] std::string place_of(std::size_t index) const;
  // The installation there; nothing when there is none now.
  [[nodiscard]] std::optional<std::size_t> find(std::string_view place) const;
  // Has a job read once more what the chosen installation's hives say of it: they were written. Another selection ends it.
  void read_facts_again(jobs::JobQueue& queue);
  // The person reads another language now: names and doubts are said anew, and jobs read once more what limits each
  // installation. What was found when the disks were opened (`problem`, the target's notices) stays as it was said.
  void say_again(jobs::JobQueue& queue);
  // Whether the volumes shall have the letters of the chosen Windows; a wish until one is chosen.
  void remap(bool is_wanted);
  [[nodiscard]] bool is_remapped() const { return wants_remap_ && selected_.has_value(); }
  [[nodiscard]] const target::DriveLetters& letters() const { return letters_; }
  // "C:\Users" by the current letters; without a letter on the volume of the chosen Windows.
  [[nodiscard]] Result<target::VolumePath> resolve(std::string_view path) const;
  // A copy of that file in memory, to be read anywhere while the volume may be written. `refused` above `limit_bytes`.
  [[nodiscard]] Result<UniqueFd> copy_file(std::string_view path, std::uint64_t limit_bytes) const;
  // "volume 2 of disk.img (Windows)", one for each volume.
  [[nodiscard]] const std::vector<std::string>& volume_names() const { return volume_names_; }
  // The system root of the chosen one, with its letter once remapped; "" while none is chosen.
  [[nodiscard]] std::string system_root() const;
  [[nodiscard]] std::optional<std::size_t> selected() const { return selected_; }
  [[nodiscard]] const target::Installation* installation() const;
  [[nodiscard]] const std::vector<target::Installation>& installations() const;
  [[nodiscard]] target::Target* target() const { return target_.get(); }
  [[nodiscard]] const std::string& problem() const { return problem_; }
  // What limits that installation, one line each; "" for nothing.
  [[nodiscard]] const std::string& limits(std::size_t index) const { return limits_[index]; }

 private:
  void take(std::unique_ptr<target::Target> target, std::string problem);
  void find_letters();
  void name_volumes();
  [[nodiscard]] jobs::JobQueue::Ticket read_facts(std::size_t index, jobs::JobQueue& queue);

  std::unique_ptr<target::Target> target_;
  std::string problem_, awaited_;
  registry::RegistryService& registry_;
  std::optional<std::size_t> selected_;
  std::vector<std::string> limits_;  // one per installation
  std::optional<jobs::JobQueue::Ticket> facts_;  // of the chosen one, being read again
  std::vector<jobs::JobQueue::Ticket> all_facts_;  // of each, in another language
  std::vector<std::string> volume_names_;
  target::DriveLetters letters_;
  bool wants_remap_ = false;
};

// "Windows 11 Pro 23H2 (22631.3007), x64, \Windows, 60.0 GB"
[[nodiscard]] std::string describe(const target::Installation& installation, std::uint64_t volume_size_bytes);
// "60.0 GB", decimal as disk makers and Windows' setup count them; "" for 0.
[[nodiscard]] std::string describe_size(std::uint64_t size_bytes);

// The table behind lifeboat.target/0; needs a Selection among the services.
[[nodiscard]] const lb_target* target_extension();

}  // namespace lifeboat::toolset
