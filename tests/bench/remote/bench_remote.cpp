// The remote benchmark: the same console, the same hands, seen through Lifeboat and through TigerVNC in one run, so that
// the ratios hold on a noisy machine. Needs Xvfb, Xvnc and xtigervncviewer; opens no port but on loopback.
//   bench_remote [lifeboat|tigervnc]…
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "tests/bench/remote/bench_windows.hpp"
#include "tests/bench/remote/scenes.hpp"
#include "tests/e2e/process.hpp"

namespace {

using namespace lifeboat;
using namespace lifeboat::bench;
using e2e::Background;
namespace fs = std::filesystem;

const std::string k_bin = LIFEBOAT_BINARY_DIR "/bin/";
const char* const k_desk = ":91";
const char* const k_vnc = ":92";
constexpr unsigned k_vnc_port = 5992;
// Larger than the picture, so that every viewer can show it one to one with its own frame around.
const char* const k_desk_size = "2100x1240x24";
const char* const k_picture_size = "1920x1080";
const char* const k_viewer_size = "2060x1200";

void require(bool is_true, const std::string& what) {
  if (!is_true) throw std::runtime_error(what);
}

void pause(int ms) { std::this_thread::sleep_for(std::chrono::milliseconds(ms)); }

std::string ui(const fs::path& socket, std::vector<std::string> words) {
  words.insert(words.begin(), {k_bin + "lifeboat", "ui", socket.string()});
  const auto done = e2e::run(words);
  require(done.exit_code == 0, words[3] + ": " + done.errors);
  return done.output;
}

void wait_for_file(const fs::path& file) {
  for (int i = 0; i < 200 && !fs::exists(file); ++i) pause(50);
  require(fs::exists(file), "no " + file.string());
}

nlohmann::json item(const fs::path& socket, const std::string& path) {
  for (const auto& each : nlohmann::json::parse(ui(socket, {"dump"}))) {
    if (each["path"] == path) return each;
  }
  throw std::runtime_error("no item " + path);
}

Area place(const nlohmann::json& found) {
  const auto& rect = found.at("rect");
  return {rect.at(0).get<int>(), rect.at(1).get<int>(), rect.at(2).get<int>(), rect.at(3).get<int>()};
}

// The long list is open and the address field has the keyboard.
void prepare_console(const fs::path& socket) {
  ui(socket, {"wait", "header/quit"});
  ui(socket, {"click", "toolset/registry-editor"});
  ui(socket, {"wait", "registry-editor/address"});
  ui(socket, {"set", "registry-editor/address", "HKEY_LOCAL_MACHINE\\SOFTWARE\\Bench"});
  ui(socket, {"key", "Enter"});
  ui(socket, {"click", "registry-editor/address"});
  ui(socket, {"key", "Ctrl+A"});
}

std::unique_ptr<Background> start_console(const fs::path& folder, std::vector<std::string> before,
                                          std::vector<std::string> extra) {
  std::vector<std::string> line = std::move(before);
  line.insert(line.end(), {k_bin + "lifeboat", "--size", k_picture_size, "--scale", "1", "--target",
                           (folder / "windows").string(), "--system", "1", "--automation", (folder / "console").string()});
  line.insert(line.end(), extra.begin(), extra.end());
  auto console = std::make_unique<Background>(line, folder / "console.log");
  wait_for_file(folder / "console");
  return console;
}

void print(const char* scene, const Peer& peer, const Figures& figures) {
  std::printf("%-8s %-9s %9.1f KB/s %6.1f fps  server %5.1f %%  viewer %5.1f %%", scene, peer.name.c_str(),
              figures.kilobytes_per_s, figures.frames_per_s, figures.server_cpu_percent, figures.viewer_cpu_percent);
  if (figures.key_to_pixel_ms.p50 > 0) {
    std::printf("  key to pixel p50 %.1f ms p95 %.1f ms", figures.key_to_pixel_ms.p50, figures.key_to_pixel_ms.p95);
  }
  std::printf("\n");
  std::fflush(stdout);
}

// `origin`: where the console's picture begins in the viewer's window.
void measure(const Peer& peer, const fs::path& socket, int origin_x, int origin_y) {
  XDisplay desk(k_desk);
  const Area window = desk.focus_largest_window();
  const auto area_of = [&](const std::string& path) {
    const Area found = place(item(socket, path));
    return Area{window.x + origin_x + found.x, window.y + origin_y + found.y, found.width, found.height};
  };
  const Area field = area_of("registry-editor/address");
  const Area values = area_of("registry-editor/values");
  desk.move_pointer(field.x + 20, field.y + field.height / 2);
  desk.click(1);
  pause(3000);
  print("idle", peer, measure_idle(desk, peer, field));
  print("typing", peer, measure_typing(desk, peer, {field.x, field.y, std::min(field.width, 1200), field.height}));
  desk.move_pointer(values.x + values.width / 2, values.y + values.height / 2);
  pause(500);
  print("scroll", peer, measure_scrolling(desk, peer, {values.x + 20, values.y + 100, 200, 60}));
}

void bench_lifeboat(const fs::path& folder) {
  const fs::path socket = folder / "console";
  const auto console = start_console(folder, {}, {"--headless", "--settings", (folder / "lifeboat.toml").string()});
  prepare_console(socket);
  ui(socket, {"click", "tabs/toolset"});
  ui(socket, {"click", "toolset/remote-connection"});
  wait_for_file(folder / "inv32.xml");
  const auto facts = read_inventory(folder / "inv32.xml");
  const Background viewer({"env", std::string("DISPLAY=") + k_desk, k_bin + "lifeboat-viewer", "-ticket=" + facts.ticket,
                           "-ipaddress=127.0.0.1", "-port=" + std::to_string(facts.port), "--size", k_viewer_size,
                           "--scale", "1", "--automation", (folder / "viewer").string()},
                          folder / "viewer.log");
  wait_for_file(folder / "viewer");
  ui(folder / "viewer", {"wait", "session/picture", "--timeout-ms", "20000"});
  ui(socket, {"click", "tabs/registry-editor"});
  pause(1000);
  ui(folder / "viewer", {"click", "session/scale"});  // pixel by pixel
  const Area picture = place(item(folder / "viewer", "session/picture"));
  const int x = picture.x + (picture.width - 1920) / 2;
  const int y = picture.y + (picture.height - 1080) / 2;
  auto server = processes_with((folder / "console").string() + " --headless");
  const auto net = processes_with("lifeboat-net");
  server.insert(server.end(), net.begin(), net.end());
  measure({"lifeboat", facts.port, server, processes_with("lifeboat-viewer")}, socket, x, y);
}

void bench_tigervnc(const fs::path& folder) {
  const fs::path socket = folder / "console";
  const Background server({"Xtigervnc", k_vnc, "-geometry", k_picture_size, "-depth", "24", "-SecurityTypes", "None",
                           "-localhost", "-rfbport", std::to_string(k_vnc_port), "-AlwaysShared"},
                          folder / "xvnc.log");
  wait_for_file("/tmp/.X11-unix/X92");
  const auto console = start_console(folder, {"env", std::string("DISPLAY=") + k_vnc}, {});
  prepare_console(socket);
  {
    XDisplay there(k_vnc);
    there.focus_largest_window();
  }
  const Background viewer({"env", std::string("DISPLAY=") + k_desk, "xtigervncviewer", "-RemoteResize=0",
                           "localhost::" + std::to_string(k_vnc_port)},
                          folder / "vncviewer.log");
  pause(3000);
  // The price on the sick machine: the server, and the console as it draws into the server's display.
  auto processes = processes_with("Xtigervnc " + std::string(k_vnc));
  const auto drawing = processes_with((folder / "console").string());
  processes.insert(processes.end(), drawing.begin(), drawing.end());
  measure({"tigervnc", k_vnc_port, processes, processes_with("xtigervncviewer")}, socket, 0, 0);
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> peers(argv + 1, argv + argc);
  if (peers.empty()) peers = {"lifeboat", "tigervnc"};
  try {
    const testing::TemporaryFolder folder;
    make_bench_windows(folder.path());
    const Background desk({"Xvfb", k_desk, "-screen", "0", k_desk_size, "-nolisten", "tcp"}, folder.path() / "xvfb.log");
    wait_for_file("/tmp/.X11-unix/X91");
    for (const std::string& peer : peers) {
      const fs::path own = folder.path() / peer;
      fs::create_directory(own);
      fs::permissions(own, fs::perms::owner_all);
      fs::rename(folder.path() / "windows", own / "windows");
      write_settings(own);
      peer == "lifeboat" ? bench_lifeboat(own) : bench_tigervnc(own);
      fs::rename(own / "windows", folder.path() / "windows");
    }
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench_remote: %s\n", error.what());
    return 1;
  }
  return 0;
}
