// The hive engine beside its peers: see README.md.
#include <fcntl.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include "host/base/unique_fd.hpp"
#include "host/registry/hive.hpp"
#include "tests/bench/registry/costs.hpp"
#include "tests/bench/registry/made_hives.hpp"

namespace lifeboat::bench {
namespace {

using registry::Cell;
using registry::Hive;

constexpr std::size_t k_large_bytes = 119'000'000, k_middle_bytes = 15'000'000;
constexpr std::uint64_t k_limit_bytes = 1U << 30U;

Hive opened(const std::string& path) {
  const UniqueFd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  auto memory = registry::HiveMemory::read(fd.get(), k_limit_bytes);
  auto hive = memory ? Hive::open(std::move(*memory), path) : tl::unexpected<Error>(memory.error());
  if (hive) return std::move(*hive);
  std::fprintf(stderr, "%s\n", hive.error().message.c_str());
  std::exit(1);
}

std::size_t walk(const Hive& hive, Cell key) {
  std::size_t bytes = hive.key(key)->name.size();
  for (const Cell value : hive.list_values(key).cells) {
    bytes += hive.value(value)->name.size();
    if (const auto data = hive.value_data(value)) bytes += data->size();
  }
  for (const Cell subkey : hive.list_subkeys(key).cells) bytes += walk(hive, subkey);
  return bytes;
}

// `ours` and `peers` in the same unit; without `peers` it is not installed or failed, as hivex does beyond 70,000 subkeys.
void print_row(const char* what, const char* peer, double ours, std::optional<double> peers, const char* unit,
               const char* budget) {
  std::printf("%-44s %9.3f %-5s", what, ours, unit);
  if (peers) {
    std::printf(" %-13s %9.3f %-5s %7.2f x", peer, *peers, unit, *peers / ours);
  } else {
    std::printf(" %-13s %9s %-5s %9s", peer, peer[0] == '\0' ? "" : "cannot", "", "");
  }
  std::printf("  %s\n", budget);
  std::fflush(stdout);
}

std::optional<double> difference_ms(const std::optional<Cost>& all, const std::optional<Cost>& start) {
  if (!all || !start) return {};
  return all->cpu_ms - start->cpu_ms;
}

void measure_memory(const std::string& self, const std::string& file) {
  const double size = static_cast<double>(std::filesystem::file_size(file));
  const auto ours = cost_of(1, self + " walk " + file), theirs = cost_of(1, "hivexml " + file);
  if (!ours) return;
  print_row("peak memory of a process that walked 119 MB", "hivexml", ours->peak_bytes / size,
            theirs ? std::optional(theirs->peak_bytes / size) : std::nullopt, "files", "<= 1.3 x file");
}

void measure_opening(const std::string& file) {
  const auto start = cost_of(5, "hivexsh </dev/null");
  std::optional<Hive> kept;
  print_row("open 119 MB", "hivexsh", cpu_ms_of(5, [&] { kept = opened(file); }, [&] { kept.reset(); }),
            difference_ms(cost_of(5, "hivexsh " + file + " </dev/null"), start), "ms", "<= 40 ms");
  const Hive hive = opened(file);
  print_row("walk 119 MB, all names and data", "hivexml", cpu_ms_of(3, [&] { walk(hive, hive.root()); }),
            difference_ms(cost_of(1, "hivexml " + file), start), "ms", "");
}

// A script that goes to each of some subkeys and back; hivexsh has the hive open all the time.
std::string hivexsh_script(const std::filesystem::path& folder, int count, int lookups) {
  const auto path = folder / "lookups";
  std::ofstream script(path);
  for (int i = 0; i < lookups; ++i) {
    script << "cd \\" << name_of_subkey(static_cast<int>(static_cast<long long>(i) * 7907 % count)) << "\n";
  }
  return path.string();
}

void measure_lookup(const std::filesystem::path& folder, int count) {
  constexpr int k_ours = 20'000, k_theirs = 200;
  const std::string file = wide_hive(folder, count).string();
  const Hive hive = opened(file);
  const double ours_ms = cpu_ms_of(5, [&] {
    for (int i = 0; i < k_ours; ++i) {
      if (!hive.find_subkey(hive.root(), name_of_subkey(static_cast<int>(i * 7907LL % count)))) std::abort();
    }
  });
  const auto theirs = difference_ms(cost_of(1, "hivexsh -f " + hivexsh_script(folder, count, k_theirs) + " " + file),
                                    cost_of(3, "hivexsh " + file + " </dev/null"));
  print_row(("child lookup among " + std::to_string(count)).c_str(), "hivexsh cd", ours_ms / k_ours,
            theirs ? std::optional(*theirs / k_theirs) : std::nullopt, "ms", "<= 0.1 ms");
}

void measure_regedit(const std::string& file) {
  const std::string lifeboat = LIFEBOAT_BINARY_DIR "/bin/lifeboat regedit ";
  const auto exported = cost_of(5, lifeboat + "export --hive " + file);
  if (!exported) {
    std::printf("lifeboat regedit export does not run: build lifeboat and regedit\n");
    return;
  }
  const auto beside = [&](const char* peer, const std::string& command) {
    const auto theirs = cost_of(1, command + " " + file);
    print_row("export 15 MB", peer, exported->cpu_ms, theirs ? std::optional(theirs->cpu_ms) : std::nullopt, "ms", ">= 10 x");
  };
  beside("hivexregedit", "sh -c 'exec hivexregedit --export \"$0\" \\\\'");
  beside("reglookup", "reglookup");
  beside("regfexport", "regfexport");
  // No peer searches: what it takes to print all and look through that is the nearest.
  const auto found = cost_of(5, "sh -c '" + lifeboat + "search --hive \"$0\" windows || true' " + file);
  const auto printed = cost_of(1, "sh -c 'reglookup \"$0\" | grep -ic windows' " + file);
  if (!found) return;
  print_row("search 15 MB for a text", "reglookup|grep", found->cpu_ms,
            printed ? std::optional(printed->cpu_ms) : std::nullopt, "ms", "");
}

std::string middle_hive(const std::filesystem::path& folder) {
  const char* given = std::getenv("LIFEBOAT_HIVES");
  const std::string real = std::string(given != nullptr ? given : LIFEBOAT_SOURCE_DIR "/../shared/hives") +
                           "/clean/win10-1709/SYSTEM";
  if (std::filesystem::exists(real)) return real;
  std::printf("%s is not there: a made hive of 15 MB stands for it\n", real.c_str());
  return software_hive(folder, k_middle_bytes).string();
}

}  // namespace
}  // namespace lifeboat::bench

int main(int argc, char** argv) {
  using namespace lifeboat::bench;
  if (argc == 3 && std::strcmp(argv[1], "walk") == 0) {
    const auto hive = opened(argv[2]);
    return walk(hive, hive.root()) > 0 ? 0 : 1;
  }
  const std::filesystem::path folder = LIFEBOAT_BINARY_DIR "/bench";
  std::printf("Making hives in %s, which takes a minute the first time.\n", folder.c_str());
  const std::string large = software_hive(folder, k_large_bytes).string();
  std::printf("%-44s %15s %-13s %15s %9s  %s\n", "CPU time, user and kernel", "ours", " peer", "its", "ratio", "budget");
  measure_memory(std::filesystem::canonical("/proc/self/exe").string(), large);  // first: see Cost::peak_bytes
  measure_opening(large);
  measure_lookup(folder, 58'000);
  measure_lookup(folder, 100'000);
  const std::string middle = middle_hive(folder);
  const auto hive = opened(middle);
  print_row("walk 15 MB, all names and data", "", cpu_ms_of(5, [&] { walk(hive, hive.root()); }), {}, "ms", "");
  measure_regedit(middle);
}
