#include "core/ngram/ngramworker.h"

#include "core/ngram/mapper.h"
#include "core/ngram/reducer.h"

namespace loadstone {

NgramWorker::NgramWorker(Control control, std::vector<SharedMemory> heaps, std::uint32_t index)
    : m_control(std::move(control)), m_heaps(std::move(heaps)), m_index(index) {}

Expected<void> NgramWorker::map(const std::function<void(const MalformedLine&)>& onMalformed) {
    // Partitions mostly come in their order, and only the very first lines matter.
    MalformedLine last;
    int told = 0;
    const auto firstOnly = [&](const MalformedLine& line) {
        if (line < last)
            told = 0;
        last = line;
        if (told++ < firstMalformed)
            onMalformed(line);
    };
    return Mapper(m_control, m_index, m_heaps.at(m_index).descriptor(), firstOnly).run();
}

Expected<void> NgramWorker::reduce() {
    return Reducer(m_control, m_index, m_heaps).run();
}

} // namespace loadstone
