#include "host/target/drive_letters.hpp"

#include "host/base/text.hpp"

namespace lifeboat::target {

std::optional<std::size_t> DriveLetters::volume_of(char letter) const {
  const auto found = volumes_.find(letter);
  return found == volumes_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<char> DriveLetters::letter_of(std::size_t volume) const {
  if (const auto found = preferred_.find(volume); found != preferred_.end()) return found->second;
  for (const auto& [letter, owner] : volumes_) {
    if (owner == volume) return letter;
  }
  return std::nullopt;
}

void DriveLetters::prefer(char letter, std::size_t volume) {
  give(letter, volume);
  preferred_[volume] = letter;
}

bool needs_letter(const Volume& volume) { return !volume.file_system.empty() || volume.access != nullptr; }

DriveLetters environment_letters(Target& target) {
  DriveLetters letters;
  char next = 'C';
  for (std::size_t i = 0; i < target.volumes().size(); ++i) {
    if (!needs_letter(target.volumes()[i])) continue;
    if (next > 'Z') {
      letters.tell(tr("there are more volumes than letters; the last ones have none"));
      break;
    }
    letters.give(next++, i);
  }
  return letters;
}

}  // namespace lifeboat::target
