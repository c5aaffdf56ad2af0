// How the letters of an installation are found; see drive_letters.hpp.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "host/base/text.hpp"
#include "host/target/drive_letters.hpp"
#include "host/target/drive_path.hpp"

namespace lifeboat::target {
namespace {

template <class... Values>
std::string sentence(const char* format, const Values&... values) {
  return fmt::format(fmt::runtime(format), values...);
}

class Finder {
 public:
  Finder(Target& target, const Installation& installation) : target_(target), installation_(installation) {}

  DriveLetters find() {
    std::string_view windows_path = installation_.windows_path;
    own_letter_ = take_letter(windows_path);
    if (installation_.mounted_devices.empty()) {
      letters_.doubt(tr("this Windows does not say which letters its volumes have"));
    }
    for (const MountedDevice& device : installation_.mounted_devices) place(device);
    place_own();
    tell_volumes_without();
    return std::move(letters_);
  }

 private:
  using Indexes = std::vector<std::size_t>;

  [[nodiscard]] const std::vector<Volume>& volumes() const { return target_.volumes(); }
  [[nodiscard]] const Disk& disk_of(std::size_t volume) const { return target_.disks()[volumes()[volume].disk]; }
  [[nodiscard]] std::string name_of(std::size_t volume) const { return describe_volume(target_, volumes()[volume]); }

  [[nodiscard]] bool is_at(std::size_t volume, const MbrPlace& place) const {
    return place.signature != 0 && disk_of(volume).signature == place.signature &&
           volumes()[volume].offset_bytes == place.offset_bytes;
  }
  [[nodiscard]] bool is_at(std::size_t volume, const GuidPlace& place) const {
    return volumes()[volume].partition_guid == place.guid;
  }
  [[nodiscard]] static bool is_at(std::size_t, const RemovablePlace&) { return false; }
  [[nodiscard]] static bool is_at(std::size_t, const UnknownPlace&) { return false; }

  [[nodiscard]] Indexes volumes_at(const MountedPlace& place) const {
    Indexes found;
    for (std::size_t i = 0; i < volumes().size(); ++i) {
      if (std::visit([&](const auto& known) { return is_at(i, known); }, place)) found.push_back(i);
    }
    return found;
  }

  void place(const MountedDevice& device) {
    const Indexes found = volumes_at(device.place);
    if (found.size() == 1) return letters_.give(device.letter, found.front());
    if (found.size() > 1) return place_one_of(device, found);
    if (device.letter == own_letter_) return;
    std::string why = std::visit([&](const auto& known) { return why_missing(device.letter, known); }, device.place);
    if (std::holds_alternative<RemovablePlace>(device.place)) {
      letters_.tell(std::move(why));
    } else {
      letters_.doubt(std::move(why));
    }
  }

  // Disks that are copies of each other: the one that the hive came from knows best what its Windows meant.
  void place_one_of(const MountedDevice& device, const Indexes& found) {
    const std::size_t own_disk = volumes()[installation_.volume].disk;
    const auto near = std::ranges::find_if(found, [&](std::size_t i) { return volumes()[i].disk == own_disk; });
    if (near == found.end()) {
      letters_.doubt(sentence(tr("{}: can be {} or {}, which are copies of each other; it has been given to none"),
                             device.letter, name_of(found[0]), name_of(found[1])));
      return;
    }
    const std::size_t other = found[found[0] == *near ? 1 : 0];
    letters_.doubt(sentence(tr("{}: is taken to be {}, on the disk of this Windows, and not {}, which looks the same"),
                           device.letter, name_of(*near), name_of(other)));
    letters_.give(device.letter, *near);
  }

  [[nodiscard]] std::string why_missing(char letter, const MbrPlace& place) const {
    const auto disk = std::ranges::find_if(target_.disks(), [&](const Disk& each) {
      return place.signature != 0 && each.signature == place.signature;
    });
    if (disk != target_.disks().end()) {
      return sentence(tr("{}: is not there: {} has no partition at byte {} any more"), letter, disk->path,
                      place.offset_bytes);
    }
    return sentence(tr("{}: is not there: it lies on the disk with the signature {:08x}, which is missing"), letter,
                    place.signature);
  }
  [[nodiscard]] std::string why_missing(char letter, const GuidPlace& place) const {
    if (std::ranges::any_of(volumes(), &Volume::is_dynamic)) {
      return sentence(tr("{}: is not there: it seems to be a volume of a dynamic disk, which Lifeboat does not know"),
                      letter);
    }
    return sentence(tr("{}: is not there: the disk with the partition {} is missing, or it is a dynamic volume"), letter,
                    place.guid);
  }
  [[nodiscard]] static std::string why_missing(char letter, const RemovablePlace& place) {
    return sentence(tr("{}: is not there: it was a removable drive or a drive for discs ({})"), letter, place.device);
  }
  [[nodiscard]] static std::string why_missing(char letter, const UnknownPlace& place) {
    return sentence(tr("{}: is not there: its place is written in {} bytes that Lifeboat does not understand"), letter,
                    place.size_bytes);
  }

  // The volume on which the hive lies is the Windows' own, whatever MountedDevices says of another time or disk.
  void place_own() {
    const std::size_t own = installation_.volume;
    if (!own_letter_) {
      if (!letters_.letter_of(own)) {
        letters_.doubt(sentence(tr("it is not known which letter this Windows gives its own volume, {}"), name_of(own)));
      }
      return;
    }
    const auto other = letters_.volume_of(*own_letter_);
    if (!other && !installation_.mounted_devices.empty()) {
      letters_.doubt(sentence(tr("{}: is {}, on which this Windows lies, although its list of letters does not say so"),
                             *own_letter_, name_of(own)));
    }
    if (other && *other != own) {
      letters_.doubt(sentence(tr("{}: is {}, on which this Windows lies, although its list of letters says {}"),
                             *own_letter_, name_of(own), name_of(*other)));
    }
    letters_.prefer(*own_letter_, own);
  }

  void tell_volumes_without() {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < volumes().size(); ++i) {
      if (needs_letter(volumes()[i]) && !letters_.letter_of(i)) names.push_back(name_of(i));
    }
    if (!names.empty()) letters_.tell(sentence(tr("without a letter in this Windows: {}"), fmt::join(names, ", ")));
  }

  Target& target_;
  const Installation& installation_;
  std::optional<char> own_letter_;
  DriveLetters letters_;
};

}  // namespace

DriveLetters windows_letters(Target& target, const Installation& installation) {
  return Finder(target, installation).find();
}

}  // namespace lifeboat::target
