import { Route, Routes } from 'react-router';
import { RecordPage } from './RecordPage';
import { Search } from './Search';
import './records.css';

/** 主数据: what is found, and the page of one record. */
export default function Records() {
  return <Routes><Route index element={<Search />} /><Route path=":type/:key" element={<RecordPage />} /></Routes>;
}
