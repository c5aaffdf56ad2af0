// The two tables of letters, and what is said of what does not fit.
#include "host/target/drive_letters.hpp"

#include <catch2/catch.hpp>

#include "tests/target/fixed_target.hpp"

using namespace lifeboat;
using namespace lifeboat::target;
using lifeboat::testing::FixedTarget;
using Catch::Matchers::Contains;
using Catch::Matchers::Equals;

namespace {

constexpr std::uint32_t k_signature = 0x11223344;
constexpr std::uint64_t k_mib = 1 << 20;

// Two disks with an MBR and two volumes each, at 1 MiB and 2 MiB; Windows lies on the second volume of the first.
struct Machine : FixedTarget {
  Installation windows;

  Machine() {
    disks_ = {{"a.img", k_signature}, {"b.img", 0x55667788}};
    for (std::size_t i = 0; i < 4; ++i) {
      Volume volume;
      volume.disk = i / 2;
      volume.number = static_cast<std::uint32_t>(i % 2 + 1);
      volume.file_system = "ntfs";
      volume.offset_bytes = (i % 2 + 1) * k_mib;
      volumes_.push_back(std::move(volume));
    }
    windows.volume = 1;
    windows.windows_path = "C:\\Windows";
  }

  Machine& with(char letter, MountedPlace place) {
    windows.mounted_devices.push_back({letter, std::move(place)});
    return *this;
  }
  // Every volume's letter, '-' for none.
  std::string letters() {
    const DriveLetters found = windows_letters(*this, windows);
    std::string text;
    for (std::size_t i = 0; i < volumes_.size(); ++i) text += found.letter_of(i).value_or('-');
    return text;
  }
  std::string findings() {
    const DriveLetters found = windows_letters(*this, windows);
    std::string text;
    for (const std::string& finding : found.findings()) text += finding + "\n";
    return text;
  }
};

const MbrPlace k_first{k_signature, k_mib};
const MbrPlace k_own{k_signature, 2 * k_mib};

}  // namespace

TEST_CASE("environment letters go by the order of the disks, to what has a file system") {
  Machine machine;
  machine.volumes_[1].file_system.clear();
  machine.volumes_[3].file_system = "BitLocker";
  const DriveLetters letters = environment_letters(machine);
  CHECK(letters.letter_of(0) == 'C');
  CHECK_FALSE(letters.letter_of(1));
  CHECK(letters.letter_of(2) == 'D');
  CHECK(letters.volume_of('E') == 3U);
  CHECK_FALSE(letters.volume_of('F'));
  CHECK(letters.findings().empty());
}

TEST_CASE("after Z: environment letters end, and it is said") {
  Machine machine;
  Volume more;
  more.file_system = "ntfs";
  machine.volumes_.resize(24, more);
  CHECK(environment_letters(machine).findings().empty());
  CHECK(environment_letters(machine).letter_of(23) == 'Z');
  machine.volumes_.push_back(more);
  CHECK_FALSE(environment_letters(machine).letter_of(24));
  CHECK(environment_letters(machine).findings().size() == 1);
}

TEST_CASE("Windows' letters are those of MountedDevices, by signature and place") {
  Machine machine;
  machine.with('C', k_own).with('E', k_first).with('Q', MbrPlace{0x55667788, 2 * k_mib});
  CHECK(machine.letters() == "EC-Q");
  CHECK_THAT(machine.findings(), Equals("without a letter in this Windows: volume 1 of b.img\n"));
}

TEST_CASE("a GPT partition is found by its GUID, on whatever disk") {
  Machine machine;
  machine.volumes_[2].partition_guid = "09931f21-7faf-44a9-81d8-1e73c14b9eaf";
  machine.with('C', k_own).with('G', GuidPlace{"09931f21-7faf-44a9-81d8-1e73c14b9eaf"});
  CHECK(machine.letters() == "-CG-");
}

TEST_CASE("a letter without its volume is said with the reason") {
  Machine machine;
  machine.with('C', k_own);
  SECTION("the disk is missing") {
    machine.with('D', MbrPlace{0xDF4546AE, k_mib});
    CHECK_THAT(machine.findings(), Contains("D: is not there: it lies on the disk with the signature df4546ae, which is "
                                            "missing"));
  }
  SECTION("the disk is there, the partition is not") {
    machine.with('D', MbrPlace{k_signature, 5 * k_mib});
    CHECK_THAT(machine.findings(), Contains("D: is not there: a.img has no partition at byte 5242880"));
  }
  SECTION("a partition's GUID is nowhere") {
    machine.with('D', GuidPlace{"09931f21-7faf-44a9-81d8-1e73c14b9eaf"});
    CHECK_THAT(machine.findings(), Contains("the disk with the partition 09931f21-7faf-44a9-81d8-1e73c14b9eaf is missing"));
    machine.volumes_[0].is_dynamic = true;
    CHECK_THAT(machine.findings(), Contains("D: is not there: it seems to be a volume of a dynamic disk"));
  }
  SECTION("it was removable") {
    machine.with('D', RemovablePlace{"USBSTOR#Disk&Ven_HP"});
    CHECK_THAT(machine.findings(), Contains("removable drive or a drive for discs (USBSTOR#Disk&Ven_HP)"));
  }
  SECTION("it is not understood") {
    machine.with('D', UnknownPlace{17});
    CHECK_THAT(machine.findings(), Contains("17 bytes that Lifeboat does not understand"));
  }
  CHECK(machine.letters() == "-C--");
}

TEST_CASE("a signature of zero is none") {
  Machine machine;
  machine.disks_[1].signature = 0;
  machine.with('C', k_own).with('D', MbrPlace{0, k_mib});
  CHECK(machine.letters() == "-C--");
}

TEST_CASE("of two disks with one signature that of the hive is meant, and it is said") {
  Machine machine;
  machine.disks_[1].signature = k_signature;
  machine.windows.volume = 3;  // on the copy
  machine.with('C', k_own).with('D', k_first);
  CHECK(machine.letters() == "--DC");
  CHECK_THAT(machine.findings(), Contains("D: is taken to be volume 1 of b.img, on the disk of this Windows, and not "
                                          "volume 1 of a.img, which looks the same"));
}

TEST_CASE("of two copies that are both other disks none is taken, and it is said") {
  Machine machine;
  machine.disks_ = {{"a.img", k_signature}, {"b.img", 7}, {"c.img", 7}};
  machine.volumes_[3].disk = 2;
  machine.volumes_[3].offset_bytes = k_mib;
  machine.with('C', k_own).with('D', MbrPlace{7, k_mib});
  CHECK(machine.letters() == "-C--");
  CHECK_THAT(machine.findings(), Contains("D: can be volume 1 of b.img or volume 2 of c.img"));
}

TEST_CASE("the volume of the hive has the letter of SystemRoot, whatever MountedDevices says") {
  Machine machine;
  SECTION("another volume") {
    machine.with('C', k_first).with('E', MbrPlace{0x55667788, k_mib});
    CHECK(machine.letters() == "-CE-");
    CHECK_THAT(machine.findings(), Contains("C: is volume 2 of a.img, on which this Windows lies, although its list of "
                                            "letters says volume 1 of a.img"));
  }
  SECTION("another letter: then both lead there") {
    machine.with('D', k_own);
    CHECK(machine.letters() == "-C--");
    CHECK(windows_letters(machine, machine.windows).volume_of('D') == 1U);
  }
  SECTION("a disk that is gone: it was restored to another one") {
    machine.with('C', MbrPlace{0xDF4546AE, k_mib});
    CHECK(machine.letters() == "-C--");
    CHECK_THAT(machine.findings(), Contains("C: is volume 2 of a.img, on which this Windows lies, although its list of "
                                            "letters does not say so"));
    CHECK_THAT(machine.findings(), !Contains("C: is not there"));
  }
  SECTION("nothing at all") {
    CHECK(machine.letters() == "-C--");
    CHECK_THAT(machine.findings(), Contains("does not say which letters its volumes have"));
  }
}

TEST_CASE("without SystemRoot the own volume has its letter of MountedDevices, or none, and that is said") {
  Machine machine;
  machine.windows.windows_path = "\\Windows";
  CHECK_THAT(machine.findings(), Contains("not known which letter this Windows gives its own volume, volume 2 of a.img"));
  machine.with('K', k_own);
  CHECK(machine.letters() == "-K--");
  CHECK_THAT(machine.findings(), !Contains("not known"));
}
