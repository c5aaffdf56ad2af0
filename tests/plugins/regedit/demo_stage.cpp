#include "tests/plugins/regedit/demo_stage.hpp"

#include <array>

#include "plugins/regedit/model/value_parse.hpp"
#include "plugins/regedit/model/value_type.hpp"

namespace lifeboat::regedit::demo {
namespace {

constexpr std::uint32_t k_background = 0xF3F6F8;
constexpr int k_frames_to_settle = 30;

void put(test::FakeHost& host, const std::string& key, const char* name, std::uint32_t type, const char* text) {
  host.at(key).values.push_back({name, parse_data(type, text).value()});
}

void fill(test::FakeHost& host) {
  const std::string system = "HKLM\\SYSTEM\\";
  for (const char* key : {"HKLM\\SAM", "HKLM\\SECURITY", "HKLM\\SOFTWARE\\Microsoft", "HKU\\.DEFAULT",
                          "HKU\\S-1-5-21-1004336348-1177238915-682003330-1001\\Software"}) {
    host.at(key);
  }
  for (const char* key : {"MountedDevices", "Select", "Setup", "ControlSet001\\Control\\Session Manager",
                          "CurrentControlSet\\Control\\SafeBoot"}) {
    host.at(system + key);
  }
  const std::string services = system + "CurrentControlSet\\Services\\";
  for (const char* name : {"disk", "LanmanServer", "storahci", "Tcpip\\Parameters\\Interfaces", "W32Time"}) {
    host.at(services + name);
  }
  const std::string spooler = services + "Spooler";
  put(host, spooler, "DependOnService", k_multi_sz, "RPCSS\\0http");
  put(host, spooler, "Description", k_sz, "@%systemroot%\\system32\\spoolsv.exe,-2");
  put(host, spooler, "FailureActions", k_binary,
      "80510100000000000000000003000000140000000100000088130000010000008813000000000000000000004142434445464748");
  put(host, spooler, "ImagePath", k_expand_sz, "%SystemRoot%\\System32\\spoolsv.exe");
  put(host, spooler, "ObjectName", k_sz, "LocalSystem");
  put(host, spooler, "Start", k_dword, "2");
  put(host, spooler, "LastRun", k_qword, "133500000000000000");
  put(host, system + "CurrentControlSet\\Control\\Session Manager", "BootExecute", k_multi_sz, "autocheck autochk *");
}

void fill_hives(std::vector<test::FakeHive>& hives) {
  const std::uint32_t fine = LB_HIVE_OPEN | LB_HIVE_WRITABLE;
  const std::string folder = "\\Windows\\System32\\config\\";
  const std::string machine = "HKEY_LOCAL_MACHINE\\";
  hives = {
      {machine + "SAM", fine, {}, folder + "SAM"},
      {machine + "SECURITY", fine | LB_HIVE_DAMAGED, {}, folder + "SECURITY", "",
       "SECURITY: the bin at 0x3000 cannot be read, so 12 keys are missing"},
      {machine + "SOFTWARE", fine, {}, folder + "SOFTWARE"},
      {machine + "SYSTEM", fine | LB_HIVE_UNCLEAN | LB_HIVE_REPLAYABLE, {}, folder + "SYSTEM", "", "", 24},
      {"HKEY_USERS\\S-1-5-21-1004336348-1177238915-682003330-1001", fine | LB_HIVE_LOADED, {},
       "\\Users\\Bob\\NTUSER.DAT", "Bob"},
  };
}

void fill_journal(std::vector<sdk::RegistryChange>& journal) {
  const std::string services = "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\";
  const std::int64_t start_ms = 1'700'000'000'000;
  journal = {
      {LB_CHANGE_REPLAY_LOGS, LB_CHANGE_SAVED, 0, start_ms, "local user", "registry-editor", "",
       "HKEY_LOCAL_MACHINE\\SYSTEM", "", "", "24 later changes"},
      {LB_CHANGE_SET_VALUE, LB_CHANGE_SAVED, 0, start_ms + 61'000, "local user", "registry-editor", "",
       services + "Spooler", "Start", "0x00000002 (2)", "0x00000004 (4)"},
      {LB_CHANGE_SET_VALUE, 0, 3, start_ms + 90'000, "technician Ada (10.0.0.7)", "registry-editor",
       "Import of \\Users\\Public\\fix.reg", services + "Spooler", "ImagePath", "%SystemRoot%\\System32\\spoolsv.exe",
       "C:\\Windows\\System32\\a very long folder name that goes on and on\\spoolsv.exe"},
      {LB_CHANGE_DELETE_KEY, LB_CHANGE_UNDONE, 0, start_ms + 95'000, "local user", "registry-editor", "",
       services + "W32Time", "", "8 values, 4 subkeys", ""},
  };
}

}  // namespace

Stage::Stage(screen::Size size, float scale)
    : size_(size), ui_(std::move(*ui::Ui::create(scale))), picture_(std::move(*screen::Framebuffer::create(size))) {
  host.ui = &ui::ui_api();
  fill(host);
  fill_hives(host.hives);
  fill_journal(host.history.journal);
  host.history.can_undo = true;
  host.change_count = 2;
  tool_ = std::make_unique<RegistryEditor>(host.host());
  settle();
}

void Stage::draw_frame() {
  const std::array<ui::Tab, 2> tabs = {ui::Tab{"toolset", "Tools", "lifeboat", false},
                                       ui::Tab{"registry-editor", "Registry Editor", "registry", true}};
  ui_->begin_header("Lifeboat", "Diagnostics and Recovery Toolset");
  ui_->end_header();
  (void)ui_->tab_strip("tabs", tabs, 1);
  ui_->push_id("registry-editor");
  ui_->begin_page("page", false);
  sdk::Ui page(ui::ui_api(), ui_->handle());
  tool_->frame(page);
  ui_->end_page();
  ui_->pop_id();
}

void Stage::settle() {
  for (int frame = 0; frame < k_frames_to_settle; ++frame) {
    ui_->begin_frame(size_, queue_.take_frame(), now_ms_ += 5);
    draw_frame();
    (void)renderer_.draw(ui_->end_frame(), ui_->glyphs(), k_background, picture_);
  }
}

void Stage::key(const std::string& chord, int times) {
  screen::InputEvent event;
  event.kind = screen::InputKind::key;
  event.chord = *screen::parse_chord(chord);
  for (int i = 0; i < 2 * times; ++i) {
    event.is_down = i % 2 == 0;
    queue_.push(event);
  }
  settle();
}

void Stage::type(const std::string& text) {
  screen::InputEvent event;
  event.kind = screen::InputKind::text;
  event.text = text;
  queue_.push(event);
  settle();
}

void Stage::click(const std::string& path, int times) {
  const ui::Item* item = ui_->items().find("registry-editor/" + path);
  if (item == nullptr) return;
  screen::InputEvent event;
  event.x = static_cast<float>(item->rect.x) + static_cast<float>(item->rect.width) / 2;
  event.y = static_cast<float>(item->rect.y) + static_cast<float>(item->rect.height) / 2;
  queue_.push(event);
  event.kind = screen::InputKind::button;
  for (int i = 0; i < 2 * times; ++i) {
    event.is_down = i % 2 == 0;
    queue_.push(event);
  }
  settle();
}

void Stage::go(const std::string& key_path) {
  click("address");
  key("Ctrl+A");
  type(key_path);
  key("Enter");
}

void Stage::shoot(const std::string& file) { (void)screen::save_png(picture_, file); }

}  // namespace lifeboat::regedit::demo
