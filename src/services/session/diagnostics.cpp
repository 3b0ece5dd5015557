#include "services/session/diagnostics.hpp"

#include <spdlog/logger.h>
#include <spdlog/sinks/base_sink.h>

#include <memory>

namespace rapport::services {
namespace {

/// A spdlog sink that writes to an Output.
class OutputSink : public spdlog::sinks::base_sink<spdlog::details::null_mutex> {
 public:
  explicit OutputSink(Output& out) : out_(out) {}

 protected:
  void sink_it_(const spdlog::details::log_msg& message) override {
    spdlog::memory_buf_t line;
    formatter_->format(message, line);
    out_.write({line.data(), line.size()});
  }
  void flush_() override {}

 private:
  Output& out_;
};

}  // namespace

void diagnose(Output& out, std::string_view line) {
  spdlog::logger logger("rapport", std::make_shared<OutputSink>(out));
  logger.set_pattern("%n: %v");
  logger.info(line);
}

}  // namespace rapport::services
