#include "plugins/remote/viewer/statistics_file.hpp"

#include <fmt/format.h>

#include <fstream>

#include "host/base/text.hpp"

namespace lifeboat::remote::viewer {

Status write_statistics(const std::filesystem::path& path, const TrafficFigures& traffic,
                        const LatencyMeter::Figures& latency) {
  std::ofstream file(path);
  file << fmt::format(
      "{{\n"
      "  \"bytes_received\": {},\n"
      "  \"updates\": {},\n"
      "  \"video_frames\": {},\n"
      "  \"input_to_pixel\": {{\"count\": {}, \"p50_ms\": {:.2f}, \"p95_ms\": {:.2f}}}\n"
      "}}\n",
      traffic.bytes_received, traffic.updates, traffic.video_frames, latency.count, latency.p50_ms, latency.p95_ms);
  file.close();
  if (file) return {};
  return fail(ErrorKind::io, fmt::format(fmt::runtime(tr("cannot write the statistics {}")), path.string()));
}

}  // namespace lifeboat::remote::viewer
