// The letters of a target's volumes: a table in this program, nothing is written to a disk. There are two of them.
// Environment letters are this console's own: C:, D:, … in the order of the disks. Windows' letters are those that an
// installation gives when it runs, by its MountedDevices; paths inside its registry are written with them. Where
// MountedDevices and the folder that Windows calls its own (SystemRoot) disagree, the volume that the hive lies on
// wins. What does not fit is told as `findings`, sentences for people; no fault of a hive keeps a table from being made.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "host/target/target.hpp"

namespace lifeboat::target {

class DriveLetters {
 public:
  // Index into the target's volumes; nothing for a letter that means none.
  [[nodiscard]] std::optional<std::size_t> volume_of(char letter) const;
  // Nothing for a volume without one. Where several lead to it, the one that Windows calls it by.
  [[nodiscard]] std::optional<char> letter_of(std::size_t volume) const;
  // All that did not fit.
  [[nodiscard]] const std::vector<std::string>& findings() const { return findings_; }
  // Those of them that a person should know before he trusts a letter; a stick that is not plugged in is none.
  [[nodiscard]] const std::vector<std::string>& doubts() const { return doubts_; }

  // For those who make a table. A letter means one volume: the newest.
  void give(char letter, std::size_t volume) { volumes_[letter] = volume; }
  void prefer(char letter, std::size_t volume);
  void tell(std::string finding) { findings_.push_back(std::move(finding)); }
  void doubt(std::string finding) {
    doubts_.push_back(finding);
    tell(std::move(finding));
  }

 private:
  std::map<char, std::size_t> volumes_;    // upper case
  std::map<std::size_t, char> preferred_;
  std::vector<std::string> findings_, doubts_;
};

[[nodiscard]] DriveLetters environment_letters(Target& target);
[[nodiscard]] DriveLetters windows_letters(Target& target, const Installation& installation);

// Whether there is something on the volume for which a person would want a letter.
[[nodiscard]] bool needs_letter(const Volume& volume);

}  // namespace lifeboat::target
